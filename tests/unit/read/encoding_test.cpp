// SPDX-License-Identifier: Apache-2.0
#include <read/encoding.hpp>

#include "support.hpp"

#include <policygraph/base/utf8.hpp>
#include <policygraph/read/reader.hpp>

#include <gtest/gtest.h>

#include <array>
#include <sstream>

namespace policygraph::read {
namespace {

const Reader& reader() {
    static const Reader instance(POLICYGRAPH_SOURCE_DIR "/data");
    return instance;
}

const char* const k_text =
    "各区人民政府:\n为贯彻落实上级有关工作部署,结合我市实际情况,现就进一步做好有关工作通知如下。\n"
    "一、总体要求\n坚持问题导向,完善工作机制,到2025年基本建成服务体系。\n";

struct Row {
    const char* encoding;
    const char* decoder;
};

class Found : public testing::TestWithParam<Row> {};

TEST_P(Found, WithoutADeclaration) {
    const std::string bytes = recode(k_text, "UTF-8", GetParam().encoding);
    ASSERT_FALSE(bytes.empty());
    const SourceText source = reader().read_bytes("plan.txt", bytes);
    EXPECT_EQ(source.text, k_text);
    EXPECT_TRUE(source.decoder.starts_with(GetParam().decoder)) << source.decoder;
}

INSTANTIATE_TEST_SUITE_P(Rows, Found,
                         testing::Values(Row{"UTF-8", "utf-8"}, Row{"GB18030", "gb18030"}, Row{"GBK", "gb18030"},
                                         Row{"GB2312", "gb18030"}, Row{"UTF-16LE", "utf-16le"},
                                         Row{"UTF-16BE", "utf-16be"}));

TEST(Encoding, TraditionalTextInBig5AndGbk) {
    const std::string text =
        "各區人民政府:為貫徹落實上級有關工作部署,結合我市實際情況,現就進一步做好有關工作通知如下。\n";
    EXPECT_EQ(reader().read_bytes("a.txt", recode(text, "UTF-8", "BIG5")).text, text);
    EXPECT_EQ(reader().read_bytes("a.txt", recode(text, "UTF-8", "GBK")).text, text);
}

TEST(Encoding, ByteOrderMarksDecide) {
    for (const char* name : {"UTF-16", "UTF-32"}) {
        const SourceText source = reader().read_bytes("a.txt", recode("\uFEFF甲\n", "UTF-8", name).substr(0));
        EXPECT_EQ(source.text.substr(source.text.size() - 4), "甲\n") << name << source.decoder;
    }
}

TEST(Encoding, DeclarationsOfPages) {
    EXPECT_EQ(declared_encoding("<html><META http-equiv=Content-Type content='text/html; charset=GB2312'>"),
              Encoding::gb18030);
    EXPECT_EQ(declared_encoding("<meta name=a content=b><meta charset=\"big5\">"), Encoding::big5);
    EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding='gbk'?>"), Encoding::gb18030);
    EXPECT_EQ(declared_encoding("<p>charset=gbk</p>"), Encoding::unknown);
    EXPECT_EQ(declared_encoding("<meta charset=klingon>"), Encoding::unknown);
}

TEST(Encoding, HzIsRead) {
    const SourceText source = reader().read_bytes("a.txt", "~{VP9z~} ~~ abc ~{VP9z~}\n");
    EXPECT_EQ(source.text, "中国 ~ abc 中国\n");
}

TEST(Encoding, WideTextWithBrokenPairs) {
    EXPECT_EQ(decode(std::string_view("\x00\xD8"
                                      "A\0",
                                      4),
                     Encoding::utf16le)
                  .text,
              "\uFFFD"
              "A");
    EXPECT_EQ(decode(std::string_view("\x3D\xD8\x00\xDE"
                                      "A",
                                      5),
                     Encoding::utf16le)
                  .text,
              "\U0001F600\uFFFD");
    EXPECT_EQ(decode(std::string_view("\xFF\xFF\xFF\xFF", 4), Encoding::utf32be).text, "\uFFFD");
}

// The WHATWG tables, lines "\x81\x40 0x4E02": how many there are, how many we read otherwise.
std::array<std::size_t, 2> table_differences(const std::filesystem::path& path, Encoding encoding) {
    std::istringstream lines(slurp(path));
    std::array<std::size_t, 2> result{};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t blank = line.find(' ');
        if (!line.starts_with("\\x") || blank == std::string::npos) {
            continue;
        }
        std::string bytes;
        for (std::size_t i = 2; i + 1 < blank; i += 4) {
            bytes += static_cast<char>(std::stoi(line.substr(i, 2), nullptr, 16));
        }
        std::string expected;
        std::istringstream codes(line.substr(blank));
        for (std::string code; codes >> code;) {
            base::append_utf8(expected, static_cast<char32_t>(std::stoul(code, nullptr, 16)));
        }
        ++result[0];
        if (decode(bytes, encoding).text != expected) {
            ++result[1];
        }
    }
    return result;
}

// cases of flenniken/utf8tests: "number:expected=bytes", read as a browser reads them.
TEST(Encoding, Utf8ThatIsBrokenIsMarkedAsTheStandardSays) {
    const auto folder = shared_folder() / "corpora" / "utf8tests";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    std::istringstream cases(slurp(folder / "utf8tests.bin"));
    std::istringstream expected(slurp(folder / "utf8.replace.ref.txt"));
    std::size_t right = 0;
    std::size_t all = 0;
    std::string line;
    std::string wanted;
    while (std::getline(expected, wanted) && std::getline(cases, line)) {
        ++all;
        right += decode(line, Encoding::utf8).text == wanted ? 1 : 0;
    }
    EXPECT_EQ(right, all);
    EXPECT_EQ(all, 222U);
}

TEST(Encoding, TablesOfTheWeb) {
    const auto folder = shared_folder() / "corpora" / "gb18030-big5-maps";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    const auto gb = table_differences(folder / "gb18030_map_decode.txt", Encoding::gb18030);
    const auto big5 = table_differences(folder / "big5_map_decode.txt", Encoding::big5);
    RecordProperty("gb18030", std::to_string(gb[0]));
    EXPECT_GT(gb[0], 20000U);
    EXPECT_EQ(gb[1], 0U) << "of " << gb[0];
    EXPECT_GT(big5[0], 10000U);
    EXPECT_EQ(big5[1], 0U) << "of " << big5[0];
}

} // namespace
} // namespace policygraph::read
