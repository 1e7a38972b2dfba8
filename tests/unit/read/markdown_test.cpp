// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/account.hpp>
#include <policygraph/read/reader.hpp>

#include <gtest/gtest.h>

#include <string>

namespace policygraph::read {
namespace {

struct Row {
    const char* name;
    const char* markdown;
    const char* text;
};

const Row k_rows[] = {
    {"headings", "# 关于印发方案的通知\n\n各区人民政府：\n\n## 一、总体要求\n\n正文\n-----\n",
     "关于印发方案的通知\n各区人民政府：\n一、总体要求\n正文\n"},
    {"lines of a paragraph stay lines", "甲\n乙  \n丙\n", "甲\n乙\n丙\n"},
    {"numbers stay as they are written", "1. 甲\n2. 乙\n5. 丙\n\n1) 丁\n", "1.甲\n2.乙\n5.丙\n1)丁\n"},
    {"numbers of items that are paragraphs", "1. 甲\n\n2. 乙\n\n   丙\n", "1.甲\n2.乙\n丙\n"},
    {"bullets go", "- 甲\n- 乙\n  - 丙\n", "甲\n乙\n丙\n"},
    {"tables are rows of cells", "| 任务 | 单位 |\n|---|---|\n| 甲 | 市科技局 |\n", "任务\t单位\n甲\t市科技局\n"},
    {"strong that CommonMark does not see", "**（一）强化要素配置。**由市科技局负责\n",
     "（一）强化要素配置。由市科技局负责\n"},
    {"emphasis and links", "*甲*和**乙**，见[办法](http://x.cn/a)![图](b.png)\n", "甲和乙，见办法\n"},
    {"indented lines are no code", "    甲（责任单位：市科技局）\n", "甲（责任单位：市科技局）\n"},
    {"tables in tags", "<table><tr><td>甲</td><td>乙</td></tr></table>\n", "甲\t乙\n"},
    {"quoted lines", "> 甲\n> 乙\n", "甲\n乙\n"},
    {"escapes and references", "1\\. 甲 \\* &lt;\n", "1. 甲 * &lt;\n"},
    {"masked names", "王**获奖\n", "王**获奖\n"},
};

class Markdown : public testing::TestWithParam<Row> {};

TEST_P(Markdown, IsReadAsItIsSeen) {
    Account account;
    const Reader reader(POLICYGRAPH_SOURCE_DIR "/data");
    const std::string bytes = GetParam().markdown;
    const SourceText source = reader.read({"plan.md", bytes, {}, {}, {}}, account);
    EXPECT_EQ(source.text, GetParam().text);
    EXPECT_EQ(source.format, "markdown");
    EXPECT_EQ(account.count(ByteUse::unexplained), 0U);
    std::uint64_t covered = account.made;
    for (const SourcePiece& piece : account.pieces) {
        covered += piece.text.size();
        ASSERT_TRUE(piece.copied);
        EXPECT_EQ(bytes.substr(piece.begin, piece.end - piece.begin), piece.text.in(source.text));
    }
    EXPECT_EQ(covered, source.text.size());
    EXPECT_EQ(account.count(ByteUse::text) + account.made, source.text.size());
}

INSTANTIATE_TEST_SUITE_P(Rows, Markdown, testing::ValuesIn(k_rows));

} // namespace
} // namespace policygraph::read
