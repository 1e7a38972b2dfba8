// SPDX-License-Identifier: Apache-2.0
// A database is old or new, never between: kills, power cuts, errors of disk and memory. How often each is tried
// is set by the environment (POLICYGRAPH_KILLS, POLICYGRAPH_CUTS, POLICYGRAPH_FAULT_STEP, POLICYGRAPH_MEMORY_STEP;
// POLICYGRAPH_SEED begins another row of chances); docs/quality/store.md holds the figures of long runs.
#include "shim_vfs.hpp"

#include "unit/store/worlds.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <thread>

namespace policygraph::store {
namespace {

namespace fs = std::filesystem;

unsigned times(const char* variable, unsigned otherwise) {
    const char* value = std::getenv(variable);
    return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

void add(Database& database, unsigned first, unsigned count) {
    for (unsigned number = first; number < first + count; ++number) {
        const MadeDocument made = make_document(number, "p" + std::to_string(number));
        database.add(make_entry(made.source, "v1", made.contribution));
    }
}

void make(const fs::path& path) {
    Database database = Database::create(path);
    add(database, 0, 20);
    database.commit();
}

/// Takes five documents out and puts ten in.
void change(const fs::path& path) {
    Database database = Database::open(path);
    for (unsigned number = 0; number < 5; ++number) {
        database.remove(make_document(number, "").source.sha256);
    }
    add(database, 100, 10);
    database.commit();
}

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The digest, or what is wrong.
std::string state(const fs::path& path) {
    try {
        const Reader reader(path);
        std::string problems;
        check_integrity(reader, POLICYGRAPH_SOURCE_DIR, [&](const std::string& problem) { problems += problem; });
        return problems.empty() ? digest(reader) : problems;
    } catch (const std::exception& error) {
        return error.what();
    }
}

/// A database before and after the change, with their digests.
struct Story {
    explicit Story(const fs::path& folder) : live(folder / "live.db") {
        make(live);
        before_bytes = read(live);
        before = state(live);
        change(live);
        after = state(live);
        after_bytes = read(live);
        reset();
    }
    void reset() const {
        fs::remove(live.string() + "-journal");
        std::ofstream(live, std::ios::binary) << before_bytes;
    }
    /// `state`, of known bytes without looking again.
    [[nodiscard]] std::string now() const {
        if (!fs::exists(live.string() + "-journal")) {
            const std::string bytes = read(live);
            if (bytes == before_bytes || bytes == after_bytes) {
                return bytes == after_bytes ? after : before;
            }
        }
        return state(live);
    }
    [[nodiscard]] bool whole() const {
        const std::string state = now();
        return state == before || state == after;
    }

    fs::path live;
    std::string before_bytes;
    std::string after_bytes;
    std::string before;
    std::string after;
};

TEST(Durability, KilledAtAnyMoment) {
    const fs::path folder = test_folder();
    const Story story(folder);
    const unsigned kills = times("POLICYGRAPH_KILLS", 15);
    std::mt19937 random(times("POLICYGRAPH_SEED", 1));
    const auto begin = std::chrono::steady_clock::now();
    change(story.live);
    const auto span = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    unsigned killed = 0;
    unsigned done = 0;
    for (unsigned round = 0; round < kills; ++round) {
        story.reset();
        const pid_t child = fork();
        if (child == 0) {
            change(story.live);
            _exit(0);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(span.count() * 5 / 4)));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ++(WIFSIGNALED(status) ? killed : done);
        ASSERT_TRUE(story.whole()) << "round " << round << ": " << state(story.live);
        if (state(story.live) == story.before) { // the same once more ends as if nothing had been
            change(story.live);
        }
        ASSERT_EQ(state(story.live), story.after);
    }
    std::cout << killed << " updates killed, " << done << " done before; 0 corrupt, 0 half-way\n";
}

TEST(Durability, AFirstBuildThatIsKilledLeavesNoDatabase) {
    const fs::path path = test_folder() / "new.db";
    const unsigned kills = times("POLICYGRAPH_KILLS", 15);
    std::mt19937 random(times("POLICYGRAPH_SEED", 2));
    unsigned killed = 0;
    unsigned done = 0;
    for (unsigned round = 0; round < kills; ++round) {
        fs::remove(path);
        const pid_t child = fork();
        if (child == 0) {
            make(path);
            _exit(0);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ++(WIFSIGNALED(status) ? killed : done);
        if (!fs::exists(path)) {
            make(path); // over what the killed one left
        }
        ASSERT_EQ(state(path).size(), 64U) << state(path);
    }
    std::cout << killed << " first builds killed, " << done << " done before; 0 corrupt, 0 half-way\n";
}

unsigned corrupt_after_cuts(const Story& story, const std::vector<shim::Operation>& operations, unsigned cuts,
                            bool syncs_count) {
    const std::string live = fs::absolute(story.live).string();
    std::mt19937 random(times("POLICYGRAPH_SEED", 3));
    unsigned corrupt = 0;
    for (unsigned round = 0; round < cuts; ++round) {
        const std::size_t count = random() % (operations.size() + 1);
        const shim::Files files =
            shim::after_power_cut({{live, story.before_bytes}}, operations, count, random, syncs_count);
        fs::remove(live + "-journal");
        for (const auto& [path, bytes] : files) {
            std::ofstream(path, std::ios::binary) << bytes;
        }
        const bool whole = count == operations.size() ? state(live) == story.after : story.whole();
        corrupt += whole ? 0U : 1U;
    }
    return corrupt;
}

TEST(Durability, PowerCutAtAnyWrite) {
    const Story story(test_folder());
    shim::record();
    change(story.live);
    const std::vector<shim::Operation> operations = shim::recorded();
    ASSERT_GT(operations.size(), 20U);
    const unsigned cuts = times("POLICYGRAPH_CUTS", 50);
    EXPECT_EQ(corrupt_after_cuts(story, operations, cuts, true), 0U);
    const unsigned controls = std::min(cuts, 1'000U);
    const unsigned control = corrupt_after_cuts(story, operations, controls, false);
    EXPECT_GT(control, controls / 10) << "the control has to fail, else the test sees nothing";
    std::cout << cuts << " power cuts: 0 corrupt; without syncs " << control << " of " << controls << " corrupt\n";
}

/// Runs the change with the n-th call failing, for all n until it no longer fails.
template <class Arm, class Count>
void fail_everywhere(const Story& story, const char* what, const Arm& arm, const Count& count, unsigned step) {
    unsigned tried = 0;
    for (const auto failing : {shim::Failing::Once, shim::Failing::ForEver}) {
        for (unsigned n = 1;; n += step) {
            story.reset();
            bool success = true;
            arm(n, failing);
            try {
                change(story.live);
            } catch (const base::DataError&) {
                success = false;
            } catch (const std::bad_alloc&) {
                success = false;
            }
            const bool reached = count() >= n;
            arm(0, failing);
            ++tried;
            ASSERT_TRUE(success ? story.now() == story.after : story.whole())
                << what << " " << n << ", said " << (success ? "success" : "failure") << ": " << state(story.live);
            if (!reached) {
                break;
            }
        }
    }
    std::cout << tried << " times " << what << ": 0 crashes, 0 corrupt, 0 false successes\n";
}

TEST(Durability, InputOutputErrorAtEveryCall) {
    const Story story(test_folder());
    fail_everywhere(story, "input/output error", shim::fail_at, shim::calls, times("POLICYGRAPH_FAULT_STEP", 15));
}

TEST(Durability, NoMemoryAtEveryAllocation) {
    const Story story(test_folder());
    fail_everywhere(story, "no memory for SQLite", shim::fail_allocation_at, shim::allocations,
                    times("POLICYGRAPH_MEMORY_STEP", 750));
}

TEST(Durability, NoMemoryAtEveryNew) {
    const Story story(test_folder());
    fail_everywhere(story, "no memory of our own", shim::fail_new_at, shim::news,
                    times("POLICYGRAPH_MEMORY_STEP", 750));
}

} // namespace
} // namespace policygraph::store

int main(int argc, char** argv) {
    policygraph::shim::install_memory();
    policygraph::shim::install();
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
