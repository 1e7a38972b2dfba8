// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace policygraph::pipeline {

/// How a document's file stands to what the database holds of it.
enum class SourceState {
    Same,    ///< the file has the same bytes
    Moved,   ///< the file changed, yet all quotes still stand in it, at other offsets
    Changed, ///< quotes are no longer found in it
    Missing, ///< no readable file under the path
};

struct SourceFinding {
    std::string path;
    SourceState state = SourceState::Same;
    std::size_t first_difference = 0; ///< byte of the text where it begins to differ
    std::string detail;               ///< a sentence; "" for Same
};

struct CheckReport {
    std::size_t documents = 0;
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t quotes = 0;             ///< re-cut and compared
    std::vector<std::string> problems;  ///< what is wrong with the database itself, a sentence each
    std::vector<SourceFinding> sources; ///< files that are not the same any more, in order of the paths
    std::string digest;

    [[nodiscard]] bool sound() const { return problems.empty() && sources.empty(); }
};

/// Proves a database: SQLite's integrity check, foreign keys, the kinds of schema/, evidence inside its text at
/// characters' borders, and every quote against the file it came from. Throws DataError where it cannot be
/// opened at all. `home` empty: lexicon::find_home().
[[nodiscard]] CheckReport check(const std::filesystem::path& database, const std::filesystem::path& home = {},
                                const std::function<void(std::size_t, std::size_t)>& progress = {});

} // namespace policygraph::pipeline
