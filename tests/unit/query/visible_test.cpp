// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/visible.hpp>

#include <policygraph/base/utf8.hpp>
#include <policygraph/query/names.hpp>

#include <gtest/gtest.h>

namespace policygraph::query {
namespace {

TEST(Visible, WritesOutWhatSteersATerminal) {
    EXPECT_EQ(visible("市科技局"), "市科技局");
    EXPECT_EQ(visible("a\x1b[31m"), "a\\u{1b}[31m");
    EXPECT_EQ(visible("a\xE2\x80\xAE"
                      "b"),
              "a\\u{202e}b")
        << "right-to-left override";
    EXPECT_EQ(visible("\xC2\x9B"), "\\u{9b}") << "the C1 form of ESC [";
    EXPECT_EQ(visible("a\xFF"
                      "b"),
              "a\\u{ff}b")
        << "no UTF-8";
    EXPECT_EQ(visible_line(" 一、\n\t重点  任务\n"), "一、 重点 任务");
}

TEST(Visible, LetsNoHiddenCharacterThrough) {
    for (char32_t code = 1; code < 0x110000; ++code) {
        if (code >= 0xD800 && code < 0xE000) {
            continue;
        }
        std::string text;
        base::append_utf8(text, code);
        ASSERT_EQ(visible(text) != text, is_hidden(code)) << std::hex << static_cast<unsigned>(code);
    }
}

TEST(Width, CountsCellsOfATerminal) {
    EXPECT_EQ(width("abc"), 3U);
    EXPECT_EQ(width("《专利》"), 8U);
    EXPECT_EQ(width("e\xCC\x81"), 1U) << "a combining accent";
    EXPECT_EQ(width("\xF0\xA0\x80\x80"), 2U) << "U+20000";
}

TEST(Cut, KeepsWithinTheCells) {
    EXPECT_EQ(cut("专利导航", 8), "专利导航");
    EXPECT_EQ(cut("专利导航", 7), "专利导…");
    EXPECT_EQ(cut("专利导航", 6), "专利…") << "half a character is none";
}

TEST(Fold, LosesNothingAndKeepsWithinTheCells) {
    const std::string text = "推进专利导航工程 and some words 以及更多的事情";
    for (std::size_t cells = 2; cells < 50; ++cells) {
        std::string whole;
        for (const std::string& line : fold(text, cells)) {
            EXPECT_LE(width(line), cells);
            whole += line;
        }
        std::string plain = text;
        std::erase(plain, ' ');
        std::erase(whole, ' ');
        EXPECT_EQ(whole, plain) << cells;
    }
}

TEST(FoldedName, IsWrittenAsTheDatabaseWritesNames) {
    EXPECT_EQ(folded_name(" 《商标法》 "), "商标法");
    EXPECT_EQ(folded_name("纲要(2021—2035年)"), "纲要(2021—2035年)");
    EXPECT_EQ(folded_name("\xFF"), "") << "no UTF-8, no name";
}

} // namespace
} // namespace policygraph::query
