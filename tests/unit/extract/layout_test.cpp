// SPDX-License-Identifier: Apache-2.0
#include "extract/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace policygraph::extract {
namespace {

TEST(Layout, CutsSentencesAndClauses) {
    const std::string text = "甲,乙。丙(丁,戊);己\n庚";
    const Layout layout(text);
    ASSERT_EQ(layout.sentences().size(), 3U);
    EXPECT_EQ(layout.sentences()[1].in(text), "丙(丁,戊);己");
    ASSERT_EQ(layout.clauses().size(), 5U);
    EXPECT_EQ(layout.clauses()[2].in(text), "丙(丁,戊)");
    EXPECT_EQ(layout.paragraphs().size(), 2U);
}

TEST(Layout, KnowsWhatStandsInQuotesTitlesAndBrackets) {
    const std::string text = "落实《甲〈乙〉》和“丙”(丁)";
    const Layout layout(text);
    const auto at = [&](const char* word) { return static_cast<std::uint32_t>(text.find(word)); };
    EXPECT_TRUE(layout.in(Layout::Enclosure::Title, at("乙")));
    EXPECT_TRUE(layout.in(Layout::Enclosure::Quote, at("丙")));
    EXPECT_TRUE(layout.in(Layout::Enclosure::Bracket, at("丁")));
    EXPECT_EQ(layout.enclosure(at("和")), nullptr);
}

TEST(Layout, WhatIsNotClosedByTheEndOfItsParagraphOpensNothing) {
    const std::string text = "“甲\n乙";
    EXPECT_EQ(Layout(text).enclosure(static_cast<std::uint32_t>(text.find("乙"))), nullptr);
}

TEST(Layout, ASentenceWithoutEndIsCut) {
    constexpr std::size_t k_longest = 16000;
    const auto longest_in = [](const char* unit) {
        std::string text;
        while (text.size() < 100000) {
            text += unit;
        }
        const Layout layout(text);
        std::size_t longest = 0;
        std::size_t all = 0;
        for (const base::Span sentence : layout.sentences()) {
            longest = std::max<std::size_t>(longest, sentence.size());
            all += sentence.size();
        }
        EXPECT_GT(all, text.size() * 9 / 10); // cut, not lost
        return longest;
    };
    EXPECT_LE(longest_in("甲乙丙,"), k_longest / 2 + 30); // at a comma where there is one
    EXPECT_LE(longest_in("甲乙、"), k_longest + 3);
    EXPECT_LE(longest_in("(甲"), k_longest + 3);
}

TEST(Layout, RunsOfBlanksEndParagraphs) {
    const std::string text = "甲。  乙。";
    EXPECT_EQ(Layout(text).paragraphs().size(), 2U);
}

} // namespace
} // namespace policygraph::extract
