// SPDX-License-Identifier: Apache-2.0
#include "unit/pipeline/scratch.hpp"

#include <policygraph/pipeline/check.hpp>

#include <gtest/gtest.h>

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
