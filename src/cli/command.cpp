// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <policygraph/base/tsv.hpp>
#include <policygraph/lexicon/lexicon.hpp>

namespace policygraph::cli {

namespace {

std::string examples(const std::vector<std::string>& lines) {
    std::string text = "Examples:";
    for (const std::string& line : lines) {
        text += "\n  policygraph " + line;
    }
    return text;
}

} // namespace

void add_examples(CLI::App& app, const std::vector<std::string>& lines) {
    app.footer(examples(lines));
}

void add_examples(CLI::App& app, std::string_view command) {
    app.footer(std::string());                 // the program's own, which a command would inherit
    app.footer([name = std::string(command)] { // asked for only where help is shown
        std::vector<std::string> lines;
        for (const base::TsvRow& row :
             base::read_tsv(lexicon::find_home() / "queries" / "commands" / "examples.tsv", 2)) {
            if (row.cells[0] == name) {
                lines.push_back(row.cells[1]);
            }
        }
        return examples(lines);
    });
}

void add_database(CLI::App& app, std::string& database) {
    database = "policygraph.db";
    app.add_option("--db", database, "The database")->type_name("FILE")->capture_default_str();
}

void print_content(std::ostream& out, const std::string& database, const store::Content& content) {
    out << database << ": " << content.nodes << " nodes, " << content.edges << " edges, " << content.evidence
        << " quotes\n";
}

} // namespace policygraph::cli
