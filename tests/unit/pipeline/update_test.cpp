// SPDX-License-Identifier: Apache-2.0
// An updated database equals a fresh one: small worlds of files, random edits, one digest.
#include "unit/pipeline/scratch.hpp"

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
