// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/lexicon/lexicon.hpp>

namespace policygraph::cli {

void add_examples(CLI::App& app, const std::vector<std::string>& lines) {
    std::string text = "Examples:";
    for (const std::string& line : lines) {
        text += "\n  policygraph " + line;
    }
    app.footer(text);
}

void add_examples(CLI::App& app, std::string_view command) {
    std::vector<std::string> lines;
    for (const base::TsvRow& row : base::read_tsv(lexicon::find_home() / "queries" / "commands" / "examples.tsv", 2)) {
        if (row.cells[0] == command) {
            lines.push_back(row.cells[1]);
        }
    }
    add_examples(app, lines);
}

void add_database(CLI::App& app, std::string& database) {
    database = "policygraph.db";
    app.add_option("--db", database, "The database")->type_name("FILE")->capture_default_str();
}

} // namespace policygraph::cli
