// SPDX-License-Identifier: Apache-2.0
#include "unit/pipeline/scratch.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/reader.hpp>

#include <gtest/gtest.h>

namespace policygraph::pipeline {
namespace {

TEST(Build, CountsWhatItDid) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    scratch.write("b.txt", plan(2, "市科技局"));
    scratch.write("copy.txt", plan(2, "市科技局"));
    const BuildReport first = scratch.build("x.db");
    EXPECT_EQ(first.read, 3U);
    EXPECT_EQ(first.added, 2U);
    EXPECT_EQ(first.repeated, 1U);
    EXPECT_GT(first.content.nodes, 0U);

    scratch.write("a.txt", plan(1, "市教育局"));
    std::filesystem::remove(scratch.in() / "copy.txt");
    std::filesystem::remove(scratch.in() / "b.txt");
    const BuildReport second = scratch.build("x.db");
    EXPECT_EQ(second.replaced, 1U);
    EXPECT_EQ(second.removed, 1U);
    EXPECT_EQ(second.added, 0U);

    EXPECT_EQ(scratch.build("x.db").unchanged, 1U);
}

TEST(Build, OneBadFileNeverStopsTheOthers) {
    const Scratch scratch;
    scratch.write("good.txt", plan(1, "市科技局"));
    scratch.write("empty.txt", "");
    scratch.write("broken.txt", "政\xFF\xFE策");
    scratch.write("zeros.txt", std::string("a\0b\0\0\0\0\0\0\0\0\0", 12));
    const BuildReport report = scratch.build("x.db");
    EXPECT_EQ(report.added, 1U);
    ASSERT_EQ(report.refused.size(), 3U);
    for (const Refused& refused : report.refused) {
        EXPECT_FALSE(refused.reason.empty()) << refused.path;
        EXPECT_EQ(refused.reason.find(refused.path), std::string::npos) << "the path stands in a field of its own";
    }
}

TEST(Build, NothingToReadMakesNoDatabase) {
    const Scratch scratch;
    const BuildReport report = scratch.build("x.db", Absent::Keep);
    EXPECT_EQ(report.refused.size(), 1U);
    EXPECT_FALSE(std::filesystem::exists(scratch.at("x.db")));
}

TEST(Build, AStrangersDatabaseIsLeftAlone) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    std::ofstream(scratch.at("x.db"), std::ios::binary) << "these are somebody's notes, not a database";
    EXPECT_THROW((void)scratch.build("x.db"), base::DataError);
    std::ifstream stream(scratch.at("x.db"));
    std::string word;
    stream >> word;
    EXPECT_EQ(word, "these");
}

TEST(Remove, TakesADocumentOutWithWhatOnlyItSays) {
    const Scratch scratch;
    scratch.write("a.txt", plan(1, "市科技局"));
    (void)scratch.build("fresh.db");
    scratch.write("b.txt", plan(2, "市水利局"));
    (void)scratch.build("x.db");
    const BuildReport report = remove(scratch.at("x.db"), {(scratch.in() / "b.txt").string()});
    EXPECT_EQ(report.removed, 1U);
    EXPECT_EQ(digest(scratch.at("x.db")), digest(scratch.at("fresh.db")));
    EXPECT_THROW((void)remove(scratch.at("x.db"), {"nowhere.txt"}), base::UsageError);
}

} // namespace
} // namespace policygraph::pipeline
