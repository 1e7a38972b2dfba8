// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/database.hpp>
#include <policygraph/store/reader.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

// What main.cpp returns; the library's errors map onto these there and nowhere else.
inline constexpr int k_done = 0;
inline constexpr int k_nothing = 1; ///< found nothing, or some input was refused
inline constexpr int k_usage = 2;
inline constexpr int k_unusable = 3; ///< not a usable database or data file; output that cannot be written

/// One command of the program. It lives as long as the parse and the run.
class Command {
public:
    virtual ~Command() = default;
    /// Adds options and examples; called once, before parsing.
    virtual void declare(CLI::App& app) = 0;
    /// A database that is open already, called before `run`: to be asked where it is the one that --db names. It
    /// outlives the command. Commands that open it themselves need not care.
    virtual void use(store::Reader& /*open*/) {}
    /// Does it; data to `out`, everything else to stderr. Returns an exit code or throws one of base/errors.hpp.
    [[nodiscard]] virtual int run(std::ostream& out) = 0;
};

/// The examples of a help text, one command line each, without the program's name.
void add_examples(CLI::App& app, const std::vector<std::string>& lines);
/// The same, from queries/commands/examples.tsv.
void add_examples(CLI::App& app, std::string_view command);

/// The option --db with its default.
void add_database(CLI::App& app, std::string& database);

/// What a database holds after a change: "x.db: 330 nodes, 534 edges, 1099 quotes".
void print_content(std::ostream& out, const std::string& database, const store::Content& content);

} // namespace policygraph::cli
