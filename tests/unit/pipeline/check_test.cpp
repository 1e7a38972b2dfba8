// SPDX-License-Identifier: Apache-2.0
#include "unit/pipeline/scratch.hpp"

#include <policygraph/pipeline/check.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <vector>

namespace policygraph::pipeline {
namespace {

CheckReport checked(const Scratch& scratch) {
    return check(scratch.at("x.db"), POLICYGRAPH_SOURCE_DIR);
}

TEST(Check, AFreshBuildIsSound) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    (void)scratch.build("x.db");
    const CheckReport report = checked(scratch);
    EXPECT_TRUE(report.sound()) << (report.problems.empty() ? "a source differs" : report.problems.front());
    EXPECT_EQ(report.documents, 1U);
    EXPECT_GT(report.quotes, 5U);
}

TEST(Check, EveryChangedByteIsReportedWithItsPath) {
    const std::string text = plan(1, "市科技局");
    for (std::size_t at = 0; at < text.size(); at += 31) {
        const Scratch scratch;
        scratch.write("a.txt", text);
        (void)scratch.build("x.db");
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        scratch.write("a.txt", changed);
        const CheckReport report = checked(scratch);
        ASSERT_EQ(report.sources.size(), 1U) << "byte " << at;
        EXPECT_EQ(report.sources.front().path, (scratch.in() / "a.txt").string());
        EXPECT_FALSE(report.sources.front().detail.empty());
    }
}

/// One byte of a random file put in, taken out or changed, any number of times (POLICYGRAPH_EDITS).
TEST(Check, EveryEditOfARandomFileIsNoticedAndNoOtherFileBlamed) {
    const char* value = std::getenv("POLICYGRAPH_EDITS");
    const unsigned long edits = value == nullptr ? 60 : std::strtoul(value, nullptr, 10);
    const Scratch scratch;
    std::vector<std::string> texts;
    for (int i = 0; i < 4; ++i) {
        texts.push_back(plan(i, "市科技局"));
        scratch.write(std::to_string(i) + ".txt", texts.back());
    }
    (void)scratch.build("x.db");
    std::mt19937 random(11);
    for (unsigned long round = 0; round < edits; ++round) {
        const std::size_t file = random() % texts.size();
        const std::string name = std::to_string(file) + ".txt";
        std::string changed = texts[file];
        const std::size_t at = random() % changed.size();
        const auto byte = static_cast<char>(random() % 256);
        switch (random() % 3) {
        case 0:
            changed.insert(at, 1, byte);
            break;
        case 1:
            changed.erase(at, 1);
            break;
        default:
            changed[at] = static_cast<char>(changed[at] ^ (1 + random() % 255));
        }
        scratch.write(name, changed);
        const CheckReport report = checked(scratch);
        ASSERT_EQ(report.sources.size(), 1U) << "round " << round << ", byte " << at << " of " << name;
        ASSERT_EQ(report.sources.front().path, (scratch.in() / name).string());
        ASSERT_TRUE(report.problems.empty());
        scratch.write(name, texts[file]); // the same bytes again, with a new time: no difference
        if (round % 10 == 0) {
            ASSERT_TRUE(checked(scratch).sound()) << "round " << round;
        }
    }
    std::cout << edits << " edits of one byte: all noticed, no other file named\n";
}

/// Words put in before a quote (POLICYGRAPH_INSERTS): where they break none, all that follow have moved.
TEST(Check, LinesPutInBeforeQuotesAreReportedAsMoved) {
    const char* value = std::getenv("POLICYGRAPH_INSERTS");
    const unsigned long inserts = value == nullptr ? 20 : std::strtoul(value, nullptr, 10);
    const std::string text = plan(1, "市科技局");
    const Scratch scratch;
    scratch.write("a.txt", text);
    (void)scratch.build("x.db");
    std::mt19937 random(12);
    for (unsigned long round = 0; round < inserts; ++round) {
        std::string line;
        for (std::size_t i = 0; i < 1 + random() % 20; ++i) {
            line += static_cast<char>('a' + random() % 26);
        }
        scratch.write("a.txt", line + "\n" + text);
        const CheckReport report = checked(scratch);
        ASSERT_EQ(report.sources.size(), 1U);
        ASSERT_EQ(report.sources.front().state, SourceState::Moved) << report.sources.front().detail;
    }
    std::cout << inserts << " inserts before the quotes: all reported as moved\n";
}

TEST(Check, WordsPutInFrontMoveTheQuotes) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    (void)scratch.build("x.db");
    scratch.write("a.txt", "编者按。\n" + plan(1, "市科技局"));
    const CheckReport report = checked(scratch);
    ASSERT_EQ(report.sources.size(), 1U);
    EXPECT_EQ(report.sources.front().state, SourceState::Moved);
    EXPECT_EQ(report.sources.front().first_difference, 0U);
}

TEST(Check, AMissingSourceIsSaid) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    (void)scratch.build("x.db");
    std::filesystem::remove(scratch.in() / "a.txt");
    const CheckReport report = checked(scratch);
    ASSERT_EQ(report.sources.size(), 1U);
    EXPECT_EQ(report.sources.front().state, SourceState::Missing);
}

} // namespace
} // namespace policygraph::pipeline
