// SPDX-License-Identifier: Apache-2.0
// An updated database equals a fresh one: small worlds of files, random edits, one digest.
#include "unit/pipeline/scratch.hpp"

#include <policygraph/pipeline/check.hpp>

#include <gtest/gtest.h>

#include <random>

namespace policygraph::pipeline {
namespace {

const char* const k_owners[] = {"市科技局", "市教育局", "市水利局", "市交通局"};

class World {
public:
    explicit World(unsigned seed) : m_random(seed) {}

    /// Writes, changes, renames or deletes one of five files.
    void change(const Scratch& scratch) {
        const std::string name = std::to_string(pick(5)) + ".txt";
        const auto path = scratch.in() / name;
        switch (pick(4)) {
        case 0:
            std::filesystem::remove(path);
            break;
        case 1:
            if (std::filesystem::exists(path)) {
                std::filesystem::rename(path, scratch.in() / (std::to_string(pick(5)) + ".txt"));
            }
            break;
        default:
            scratch.write(name, plan(static_cast<int>(pick(3)), k_owners[pick(4)])); // may repeat another's bytes
        }
    }

private:
    std::size_t pick(std::size_t count) { return m_random() % count; }
    std::mt19937 m_random;
};

TEST(Update, EqualsAFreshBuild) {
    const Scratch scratch;
    World world(20241213);
    scratch.write("0.txt", plan(0, k_owners[0]));
    for (int step = 0; step < 25; ++step) {
        world.change(scratch);
        scratch.write("always.txt", plan(9, k_owners[1])); // a folder without a document is another matter
        (void)scratch.build("updated.db", Absent::Prune, 1 + static_cast<std::size_t>(step) % 3);
        std::filesystem::remove(scratch.at("fresh.db"));
        (void)scratch.build("fresh.db");
        ASSERT_EQ(digest(scratch.at("updated.db")), digest(scratch.at("fresh.db"))) << "after step " << step;
    }
}

/// Two lines of a table of plans; the second has the given number.
std::string records(int number) {
    const auto record = [](int n, const std::string& owner) {
        std::string text = plan(n, owner);
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) {
            text.replace(at, 1, "\\n");
        }
        return "{\"text\":\"" + text + "\"}\n";
    };
    return record(1, k_owners[0]) + record(number, k_owners[1]);
}

TEST(Update, ContainersAreUpdatedDocumentByDocument) {
    const Scratch scratch;
    const auto build = [&](const std::string& database, Absent absent) {
        BuildOptions options;
        options.database = scratch.at(database);
        options.home = POLICYGRAPH_SOURCE_DIR;
        options.columns.text = "text";
        options.absent = absent;
        return pipeline::build({scratch.in()}, options);
    };
    scratch.write("a.ndjson", records(2));
    EXPECT_EQ(build("updated.db", Absent::Keep).added, 2U);
    EXPECT_EQ(build("updated.db", Absent::Keep).unchanged, 2U);
    EXPECT_TRUE(check(scratch.at("updated.db"), POLICYGRAPH_SOURCE_DIR).sound());

    scratch.write("a.ndjson", records(3));
    EXPECT_EQ(check(scratch.at("updated.db"), POLICYGRAPH_SOURCE_DIR).sources.size(), 1U);
    const BuildReport changed = build("updated.db", Absent::Keep);
    EXPECT_EQ(changed.unchanged, 1U);
    EXPECT_EQ(changed.replaced, 1U);
    EXPECT_EQ(build("fresh.db", Absent::Keep).added, 2U);
    EXPECT_EQ(digest(scratch.at("updated.db")), digest(scratch.at("fresh.db")));

    scratch.write("a.ndjson", records(3).substr(0, records(3).find('\n') + 1));
    EXPECT_EQ(build("updated.db", Absent::Keep).removed, 0U);
    EXPECT_EQ(build("updated.db", Absent::Prune).removed, 1U);
    (void)build("short.db", Absent::Prune);
    EXPECT_EQ(digest(scratch.at("updated.db")), digest(scratch.at("short.db")));
}

TEST(Update, AnotherEncodingReadsAnew) {
    const Scratch scratch;
    BuildOptions options;
    options.database = scratch.at("a.db");
    options.home = POLICYGRAPH_SOURCE_DIR;
    scratch.write("a.txt", plan(1, k_owners[0]));
    EXPECT_EQ(pipeline::build({scratch.in()}, options).added, 1U);
    options.encoding = "utf-8";
    EXPECT_EQ(pipeline::build({scratch.in()}, options).replaced, 1U);
    EXPECT_EQ(pipeline::build({scratch.in()}, options).unchanged, 1U);
    options.encoding = "utf-16le";
    EXPECT_EQ(pipeline::build({scratch.in()}, options).refused.size(), 1U);
}

TEST(Update, TwoRecordsOfOnePathAreOneTooMany) {
    const Scratch scratch;
    scratch.write("a.csv", "text,id\n" + std::string("\"") + plan(1, k_owners[0]) + "\",x\n\"" + plan(2, k_owners[1]) +
                               "\",x\n");
    BuildOptions options;
    options.database = scratch.at("a.db");
    options.home = POLICYGRAPH_SOURCE_DIR;
    options.columns = {"text", "", "id"};
    const BuildReport report = pipeline::build({scratch.in()}, options);
    EXPECT_EQ(report.added, 1U);
    ASSERT_EQ(report.refused.size(), 1U);
    EXPECT_EQ(report.refused[0].reason, "is the path of an earlier record too");
}

TEST(Update, DifferentWorldsHaveDifferentDigests) { // the control: the digest sees what the test above relies on
    const Scratch scratch;
    scratch.write("a.txt", plan(1, k_owners[0]));
    (void)scratch.build("one.db");
    scratch.write("a.txt", plan(1, k_owners[1]));
    (void)scratch.build("two.db");
    EXPECT_NE(digest(scratch.at("one.db")), digest(scratch.at("two.db")));
}

} // namespace
} // namespace policygraph::pipeline
