// SPDX-License-Identifier: Apache-2.0
#include <policygraph/text/normalizer.hpp>

#include <policygraph/base/utf8.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace policygraph::text {
namespace {

const Normalizer& normalizer() {
    static const Normalizer instance(POLICYGRAPH_SOURCE_DIR "/data");
    return instance;
}

struct Row {
    const char* what;
    const char* source;
    const char* normal;
};

class NormalForm : public testing::TestWithParam<Row> {};

TEST_P(NormalForm, IsWhatAReaderSees) {
    const NormalText normal = normalizer().normalize(GetParam().source);
    EXPECT_EQ(normal.text, GetParam().normal) << GetParam().what;
    EXPECT_EQ(normalizer().normalize(normal.text).text, normal.text) << "the normal form is normal";
}

const Row k_rows[] = {
    {"full width", "２０２５年（１）：Ａ；５％！", "2025年(1):A;5%!"},
    {"Chinese punctuation stays", "《甲》、“乙”〈丙〉—…·「丁」【戊】。", "《甲》、“乙”〈丙〉—…·「丁」【戊】。"},
    {"small forms", "﹙一﹚﹝2021﹞3号", "(一)〔2021〕3号"},
    {"blanks", "甲\xE3\x80\x80乙\xC2\xA0丙", "甲 乙 丙"},
    {"indentation", "  \xE3\x80\x80甲\xE3\x80\x80\n\t乙 \r\n丙\r丁", "甲\n乙\n丙\n丁"},
    {"cells of a table row", "甲\t乙\t\t丙\t\n", "甲\t乙\t\t丙\n"},
    {"byte-order mark, zero width, filler", "\uFEFF甲\u200B乙\uE5E5丙\u00AD", "甲乙丙"},
    {"numbers in one character", "⑴甲⒉乙㈢丙", "(1)甲2.乙(三)丙"},
    {"radicals that stand for characters", "⼀、⾦融", "一、金融"},
    {"pinyin glosses", "市轄區(qū)的創(chuàng)新(chuangxin)", "市辖区的创新(chuangxin)"},
    {"pinyin glosses of a traditional text", "各縣區(qū)發(fā)展規(guī)劃", "各县区发展规划"},
    {"Latin in brackets stays", "物联网(iot)和区块链(a)", "物联网(iot)和区块链(a)"},
    {"decimal point", "达到2。5万件、1。2亿元", "达到2.5万件、1.2亿元"},
    {"full stop between digits stays", "实施期至2025。3年内", "实施期至2025。3年内"},
    {"square brackets of a number", "甲发[2021]20号、甲发［２０２１］２０号", "甲发〔2021〕20号、甲发〔2021〕20号"},
    {"blanks in a number", "甲发〔 2021 〕 第 20 号", "甲发〔2021〕第20号"},
    {"round brackets of a number", "甲发(2021)20号", "甲发〔2021〕20号"},
    {"round brackets of a year stay", "方案(2021)》和规划(2021—2025年)", "方案(2021)》和规划(2021—2025年)"},
    {"other square brackets stay", "[2021]年", "[2021]年"},
    {"Chinese zero", "二O一O年九月、二○三五年、二0二一年", "二〇一〇年九月、二〇三五年、二〇二一年"},
    {"digits stay", "2010年", "2010年"},
    {"GBK read one byte out of step", "甲\n?。ㄈ\uE40C┩晟乒ぷ鳈C制，提高監管質量\n",
     "甲\n(三)完善工作机制,提高监管质量\n"},
    {"up to a lost byte", "?「飨厍\uE265\uE035贫ㄊ凳┓桨福\uE0CB词?", "各县区要制定实施方案,按?"},
    {"a list number out of step", "?ザ?、甲?ト?、乙", "二、甲三、乙"},
    {"character references in plain text", "&lt;甲办法&gt;&nbsp;&ldquo;乙&rdquo;&#8212;&#x4e19;&amp;nbsp;丁",
     "<甲办法> “乙”—丙 丁"},
    {"an ampersand that is one", "R&D、AT&T;、&、&#0;、&none;", "R&D、AT&T;、&、&#0;、&none;"},
    {"questions stay", "什么是专利?为什么要保护?如何申请?", "什么是专利?为什么要保护?如何申请?"},
    {"simplified text keeps single traditional characters", "某某乾隆年间的著作和张後生同志负责的项目的验收",
     "某某乾隆年间的著作和张後生同志负责的项目的验收"},
    {"traditional text", "關於開展專利導航工作的實施意見,顯著提高,乾隆,乾淨",
     "关于开展专利导航工作的实施意见,显著提高,乾隆,干净"},
};

INSTANTIATE_TEST_SUITE_P(Rows, NormalForm, testing::ValuesIn(k_rows));

TEST(Normalizer, QuotesAreFoundAgain) {
    const std::string source = "  各縣區(qū)、\r\n\xE3\x80\x80發(fā)展２。５萬件規劃";
    const NormalText normal = normalizer().normalize(source);
    ASSERT_EQ(normal.text, "各县区、\n发展2.5万件规划");
    const auto quote = [&](std::string_view words) {
        const auto at = static_cast<std::uint32_t>(normal.text.find(words));
        return std::string(normal.map.to_source({at, at + static_cast<std::uint32_t>(words.size())}).in(source));
    };
    EXPECT_EQ(quote("各县区"), "各縣區");
    EXPECT_EQ(quote("区、"), "區(qū)、");
    EXPECT_EQ(quote("2.5万件"), "２。５萬件");
    EXPECT_EQ(quote("件规划"), "件規劃");
    ASSERT_EQ(normal.repairs.size(), 3U);
    EXPECT_EQ(normal.repairs[0].what, "pinyin gloss");
    EXPECT_EQ(normal.repairs[0].source.in(source), "(qū)");
}

// Thirty different sentences of about 20 characters: long enough to be an article.
std::string article() {
    std::string text;
    for (int i = 1; i <= 30; ++i) {
        text += "第" + std::to_string(i) + "项工作由有关单位按照各自职责抓好落实。\n";
    }
    return text;
}

// Any text: pieces cover both sides in order, copied ones are the same bytes, every span of the normal form
// has its place in the source, and what is dropped or replaced by hand is listed.
void expect_way_back(std::string_view source, const NormalText& normal) {
    ASSERT_EQ(base::find_invalid_utf8(normal.text), std::string::npos);
    ASSERT_EQ(normal.map.normal_size(), normal.text.size());
    ASSERT_EQ(normal.map.source_size(), source.size());
    const auto& pieces = normal.map.pieces();
    ASSERT_TRUE(pieces.empty() ? source.empty() : pieces[0].normal == 0 && pieces[0].source == 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const auto normal_end = last ? static_cast<std::uint32_t>(normal.text.size()) : pieces[i + 1].normal;
        const auto source_end = last ? static_cast<std::uint32_t>(source.size()) : pieces[i + 1].source;
        ASSERT_LE(pieces[i].normal, normal_end);
        ASSERT_LE(pieces[i].source, source_end);
        const base::Span here{pieces[i].normal, normal_end};
        const base::Span there{pieces[i].source, source_end};
        if (pieces[i].copied) {
            ASSERT_EQ(here.in(normal.text), there.in(source));
        }
        if (!here.empty()) {
            ASSERT_EQ(normal.map.to_source(here), there);
        }
    }
    for (const Repair& repair : normal.repairs) {
        ASSERT_LE(repair.source.end, source.size());
        ASSERT_FALSE(repair.what.empty());
    }
}

TEST(Normalizer, AnyTextHasItsWayBack) {
    const std::vector<std::string> bits = {
        "甲",   "國",     "發",     "(qū)",  "(",   ")",       "2",          "0",          "1",  "O",   "年", "。",
        "万",   " ",      "\u3000", "\t",    "\n",  "\r\n",    "\u200B",     "\uE40C",     "〔", "［",  "]",  "2021",
        "２０", "号",     "第",     "？",    "?",   "ㄈ",      "┩晟乒ぷ鳈C", "\uFFFD",     "⑴",  "⼀",  "乾", "著",
        "隆",   "\u2028", "&nbsp;", "&amp;", "lt;", "&#8220;", "\U0001F600", "\U00020BB7", "a",  "\x01"};
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string source;
        for (std::size_t i = random() % 60; i > 0; --i) {
            source += bits[random() % bits.size()];
        }
        if (round % 50 == 0) {
            source += article() + source + article();
        }
        const NormalText normal = normalizer().normalize(source);
        expect_way_back(source, normal);
        for (int i = 0; i < 5 && !normal.text.empty(); ++i) {
            const auto begin = static_cast<std::uint32_t>(random() % normal.text.size());
            const auto end = begin + 1 + static_cast<std::uint32_t>(random() % (normal.text.size() - begin));
            const base::Span span = normal.map.to_source({begin, end});
            ASSERT_LE(span.begin, span.end);
            ASSERT_LE(span.end, source.size());
        }
    }
}

TEST(Normalizer, RealTextsHaveTheirWayBack) {
    const char* const named = std::getenv("POLICYGRAPH_SHARED");
    const auto folder = std::filesystem::path(named != nullptr ? named : POLICYGRAPH_SOURCE_DIR "/../shared") / "seeds";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << stream.rdbuf();
        const std::string source = bytes.str();
        expect_way_back(source, normalizer().normalize(source));
    }
}

TEST(Normalizer, AnArticleThatStandsTwiceIsReadOnce) {
    const std::string source =
        "首页\n某市工作方案\n2020-01-02\n" + article() + "关闭\n某市工作方案\n2020-01-02\n" + article() + "网站地图";
    const NormalText normal = normalizer().normalize(source);
    EXPECT_EQ(normal.text, "首页\n某市工作方案\n2020-01-02\n" + article() + "关闭\n网站地图");
    ASSERT_EQ(normal.repairs.size(), 1U);
    EXPECT_EQ(normal.repairs[0].what, "repeated article");
    const auto at = static_cast<std::uint32_t>(normal.text.find("网站地图"));
    EXPECT_EQ(normal.map.to_source({at, at + 12}).in(source), "网站地图");
}

TEST(Normalizer, ALongTextWithARepeatedParagraphIsLeftAlone) {
    std::string source;
    for (int i = 0; i < 200; ++i) {
        source += "第" + std::to_string(1000 + i) + "条由有关单位按照各自职责抓好落实。\n";
    }
    source = article() + source + article();
    EXPECT_EQ(normalizer().normalize(source).text, source);
}

} // namespace
} // namespace policygraph::text
