// SPDX-License-Identifier: Apache-2.0
#include "extract/title_scanner.hpp"

#include <gtest/gtest.h>

namespace policygraph::extract {
namespace {

TEST(Titles, NestInMarksOfTheSameOrAnotherShape) {
    const std::string text = "落实《甲〈乙《丙》〉丁》和《戊》";
    const auto titles = scan_titles(text);
    ASSERT_EQ(titles.size(), 2U);
    EXPECT_EQ(titles[0].inner.in(text), "甲〈乙《丙》〉丁");
    ASSERT_EQ(titles[0].nested.size(), 2U);
    EXPECT_EQ(titles[0].nested[1].in(text), "丙");
    EXPECT_EQ(titles[1].inner.in(text), "戊");
}

TEST(Titles, AnOpeningMarkAloneOpensNothing) {
    const std::string text = "《甲没有结束。\n《乙》";
    const auto titles = scan_titles(text);
    ASSERT_EQ(titles.size(), 1U);
    EXPECT_EQ(titles[0].inner.in(text), "乙");
}

TEST(Titles, AreJoinedOverLinesAndKeepBlanksBetweenWords) {
    EXPECT_EQ(joined_title("关于加强\n 节水 工作的 AI Plus 意见"), "关于加强节水工作的AI Plus意见");
}

} // namespace
} // namespace policygraph::extract
