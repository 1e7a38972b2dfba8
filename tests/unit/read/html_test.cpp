// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/reader.hpp>

#include "support.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

namespace policygraph::read {
namespace {

const Reader& reader() {
    static const Reader instance(POLICYGRAPH_SOURCE_DIR "/data");
    return instance;
}

std::string text_of(const std::string& body) {
    return reader().read_bytes("page.html", body).text;
}

struct Row {
    const char* what;
    const char* page;
    const char* text;
};

class Page : public testing::TestWithParam<Row> {};

TEST_P(Page, IsReadAsItIsSeen) {
    EXPECT_EQ(text_of(GetParam().page), GetParam().text) << GetParam().what;
}

const Row k_rows[] = {
    {"paragraphs and breaks", "<p>甲</p><p>乙<br>丙</p>丁", "甲\n乙\n丙\n丁\n"},
    {"inline elements", "<p>甲<b>乙</b><span style='x'>丙</span></p>", "甲乙丙\n"},
    {"line breaks of the source are none", "<p>甲方\n  乙方 abc\n def</p>", "甲方乙方 abc def\n"},
    {"character references", "<p>&ldquo;甲&rdquo;&nbsp;&#19968;&#x4e8c;&lt;&unknown;&amp;</p>",
     "“甲”\u00A0一二<&unknown;&\n"},
    {"scripts, styles, comments", "<p>甲<!-- 乙 --><script>'</p>丙'</script></p><style>丁</style>戊", "甲\n戊\n"},
    {"hidden parts", "<p>甲</p><div style='display : none'><p>乙</p></div><p hidden>丙</p><p>丁</p>", "甲\n丁\n"},
    {"a table of data is rows of cells",
     "<table><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td><p>甲</p><p>乙</p></td></table>",
     "序号\t任务\n1\t甲 乙\n"},
    {"cells that reach down and across keep their columns",
     "<table><tr><td rowspan=2>甲</td><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr>"
     "<tr><td colspan=2>己</td><td>庚</td></tr></table>",
     "甲\t乙\t丙\n\t丁\t戊\n己\t庚\n"},
    {"cells and rows without their ends", "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>", "甲\t乙\n丙\t丁\n"},
    {"a table that lays out the page dissolves",
     "<table><tr><td>左</td><td><table><tr><td>甲</td><td>乙</td></tr></table><p>丙</p></td></tr></table>",
     "左\n甲\t乙\n丙\n"},
    {"furniture", "<nav>首页</nav><p>甲</p><div class='share-box'>分享</div><footer>主办单位</footer>", "甲\n"},
    {"a list of links", "<p>甲</p><ul><li><a>一</a><li><a>二</a><li><a>三</a><li><a>四</a></ul><p>乙<a>丙</a></p>",
     "甲\n乙丙\n"},
    {"a less-than sign", "<p>a < b 且 c <5</p>", "a < b 且 c <5\n"},
    {"tags that nobody opened", "</div></p><p>甲</p></td></span>", "甲\n"},
};

INSTANTIATE_TEST_SUITE_P(Rows, Page, testing::ValuesIn(k_rows));

TEST(Html, AByteOfZeroEndsNothing) {
    EXPECT_EQ(text_of(std::string("<p>甲</p>\0<p>乙</p>", 21)), "甲\n乙\n");
}

TEST(Html, ThePublishersMetadataIsFound) {
    const SourceText source = reader().read_bytes(
        "page.html", "<head><title>某某办法_某市政府</title><meta name='PubDate' content='2024-01-05 10:00'></head>"
                     "<table><tr><td>索 引 号：</td><td>000/2024-1</td><td>发文机关：</td><td>某市人民政府</td></tr>"
                     "<tr><td>文　　号：</td><td></td><td>成文日期：</td><td>2024年1月2日</td></tr></table>"
                     "<p>发文字号： 某政发〔2024〕3号 有效性：有效</p><p>正文。</p>");
    std::map<std::string, std::string> fields;
    for (const Field& field : source.metadata) {
        fields[field.key] = field.value;
        if (!field.span.empty()) {
            EXPECT_EQ(field.span.in(source.text), field.value);
        }
    }
    const std::map<std::string, std::string> expected = {
        {"title", "某某办法"},      {"date_published", "2024-01-05 10:00"}, {"index_number", "000/2024-1"},
        {"issuer", "某市人民政府"}, {"date_signed", "2024年1月2日"},        {"doc_number", "某政发〔2024〕3号"},
        {"validity", "有效"}};
    EXPECT_EQ(fields, expected);
}

TEST(Html, TheArticleIsTakenFromThePage) {
    std::string article;
    for (int i = 0; i < 30; ++i) {
        article += "<p>有关单位按照职责抓好落实。</p>";
    }
    const std::string text = text_of("<div class=head>某市门户</div><h1>某办法</h1><div>打印本页</div><div id=zoom>" +
                                     article + "</div><div>联系我们</div>");
    EXPECT_TRUE(text.starts_with("某办法\n有关单位")) << text;
    EXPECT_TRUE(text.ends_with("抓好落实。\n"));
}

// 40,000 of anything take a moment, not minutes: nothing is done twice for a byte.
TEST(Html, HostilePagesAreLinear) {
    const auto repeat = [](const std::string& piece, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += piece;
        }
        return text;
    };
    const std::string attributes = "<p " + repeat("a=1 ", 40000) + ">甲</p>";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(text_of(repeat("<div>", 40000) + "甲"), "甲\n");
    EXPECT_EQ(text_of(repeat("<span><p>", 40000) + "甲"), "甲\n");
    EXPECT_EQ(text_of(repeat("<table><tr><td>", 20000) + "甲"), "甲\n");
    EXPECT_EQ(text_of(repeat("</b>", 40000) + "甲"), "甲\n");
    EXPECT_EQ(text_of(attributes), "甲\n");
    EXPECT_EQ(text_of(repeat("<!-", 40000) + ">甲"), "甲\n");
    static_cast<void>(text_of("甲" + repeat("<a b='", 40001)));
    static_cast<void>(text_of("甲" + repeat("<table><tr><td colspan=50 rowspan=50>", 5000)));
    EXPECT_EQ(text_of(repeat("&", 100000) + "甲").size(), 100004U);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(taken.count(), 20.0) << "seconds, of a debug build under load; minutes where something is quadratic";
}

TEST(Html, RealPagesTellTheirMetadata) {
    const auto folder = shared_folder() / "corpus" / "html";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "no " << folder;
    }
    std::size_t numbers = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".html") {
            const SourceText source = reader().read(entry.path());
            EXPECT_GT(source.text.size(), 200U) << entry.path();
            for (const Field& field : source.metadata) {
                numbers += field.key == "doc_number" ? 1 : 0;
            }
        }
    }
    EXPECT_GE(numbers, 29U);
}

} // namespace
} // namespace policygraph::read
