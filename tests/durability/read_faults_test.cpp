// SPDX-License-Identifier: Apache-2.0
// A read error is an error: every question that the help shows, and every saved query, with the n-th call of SQLite's
// file layer failing, once and for ever. Either the program says so and ends with 3, or the answer is the whole one.
// POLICYGRAPH_READ_FAULTS sets how many calls of a question are tried (0: all); docs/quality/questions.md holds the
// figures of a long run.
//
// usage: test_read_faults POLICYGRAPH, which builds the database from samples/.
#include "shim_vfs.hpp"

#include "cli/commands.hpp"
#include "cli/dispatch.hpp"
#include "cli/shell_words.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/query/sql_file.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

namespace policygraph::cli {

std::unique_ptr<Command> make_full(std::string_view /*name*/, const std::vector<std::string>& /*words*/) {
    return nullptr; // no question needs the other program
}

namespace {

namespace fs = std::filesystem;

std::string g_program;

struct Said {
    int code = 0;
    std::string out;
    std::string err;
};

Said ask(const std::vector<std::string>& words) {
    std::ostringstream out;
    std::ostringstream err;
    std::streambuf* const before = std::cerr.rdbuf(err.rdbuf());
    const int code = dispatch(words, out);
    std::cerr.rdbuf(before);
    return {code, std::move(out).str(), std::move(err).str()};
}

/// The examples of all commands that answer questions, each with --db.
std::vector<std::vector<std::string>> questions(const std::string& database) {
    const fs::path queries = fs::path(POLICYGRAPH_SOURCE_DIR) / "queries";
    std::vector<std::string> lines;
    std::set<std::string> known;
    for (const base::TsvRow& row : base::read_tsv(queries / "commands" / "examples.tsv", 2)) {
        known.insert(row.cells[0]);
        lines.push_back(row.cells[1]);
    }
    for (const query::SqlFile& file : query::read_sql_files(queries / "commands")) {
        if (known.contains(file.name)) {
            continue; // part of a command, whose examples those are
        }
        for (const std::string& example : file.examples) {
            lines.push_back(file.name + " " + example);
        }
    }
    for (const query::SqlFile& file : query::read_sql_files(queries)) {
        lines.push_back("query " + file.name + (file.examples.empty() ? "" : " " + file.examples.front()));
    }
    std::vector<std::vector<std::string>> found;
    for (const std::string& line : lines) {
        std::vector<std::string> words = shell_words(line);
        const auto all = commands();
        const bool here = std::any_of(all.begin(), all.end(), [&](const CommandEntry& entry) {
            return words.front() == entry.name && entry.make != nullptr;
        });
        if (here && std::find(words.begin(), words.end(), "--list") == words.end()) {
            words.insert(words.end(), {"--db", database});
            found.push_back(std::move(words));
        }
    }
    return found;
}

struct Count {
    std::size_t tried = 0;
    std::size_t unharmed = 0; ///< the answer was whole all the same
};

void fail_everywhere(const std::vector<std::string>& words, std::uint64_t most, Count& count) {
    shim::fail_at(0, shim::Failing::Once);
    const Said whole = ask(words);
    const std::uint64_t calls = shim::calls();
    const std::string line = testing::PrintToString(words);
    ASSERT_LE(whole.code, 1) << line << whole.err;
    const std::uint64_t step = most == 0 ? 1 : std::max<std::uint64_t>(1, calls / most);
    for (const auto failing : {shim::Failing::Once, shim::Failing::ForEver}) {
        for (std::uint64_t n = 1; n <= calls; n += step) {
            shim::fail_at(n, failing);
            const Said said = ask(words);
            shim::fail_at(0, failing);
            const bool unharmed = said.code == whole.code && said.out == whole.out && said.err == whole.err;
            ++count.tried;
            count.unharmed += unharmed ? 1 : 0;
            EXPECT_TRUE(unharmed || (said.code == k_unusable && !said.err.empty()))
                << line << " with call " << n << " of " << calls << " failing: exit " << said.code << ", "
                << said.out.size() << " bytes of " << whole.out.size() << "; " << said.err;
        }
    }
}

TEST(ReadErrors, AreNeverAnEmptyAnswer) {
    const fs::path folder = fs::path(testing::TempDir()) / ("policygraph-read-errors-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string database = (folder / "samples.db").string();
    const std::string build = "'" + g_program + "' build samples --db '" + database + "' > /dev/null 2>&1";
    fs::current_path(POLICYGRAPH_SOURCE_DIR);
    ASSERT_EQ(std::system(build.c_str()), 0);
    const char* const told = std::getenv("POLICYGRAPH_READ_FAULTS");
    const std::uint64_t most = told == nullptr ? 6 : std::strtoul(told, nullptr, 10);
    Count count;
    const auto all = questions(database);
    ASSERT_GT(all.size(), 70U);
    for (const auto& words : all) {
        fail_everywhere(words, most, count);
    }
    EXPECT_LT(count.unharmed * 10, count.tried) << "the errors do not reach the program";
    std::cout << all.size() << " questions, " << count.tried << " errors, " << count.unharmed
              << " of them without harm\n";
    fs::remove_all(folder);
}

} // namespace
} // namespace policygraph::cli

int main(int argc, char** argv) {
    policygraph::shim::install();
    testing::InitGoogleTest(&argc, argv);
    policygraph::cli::g_program = argc > 1 ? argv[1] : "policygraph";
    return RUN_ALL_TESTS();
}
