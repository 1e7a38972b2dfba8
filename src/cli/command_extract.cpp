// SPDX-License-Identifier: Apache-2.0
#include "cli/command_extract.hpp"

#include "cli/input_options.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/extract/facts_json.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/query/visible.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/structure/outline.hpp>

#include <iostream>
#include <string>

namespace policygraph::cli {

namespace {

const char* word_of(structure::Role role) {
    switch (role) {
    case structure::Role::Unknown:
        return "-";
    case structure::Role::Tasks:
        return "tasks";
    case structure::Role::Safeguards:
        return "safeguards";
    case structure::Role::Aims:
        return "aims";
    case structure::Role::Principles:
        return "principles";
    case structure::Role::Stages:
        return "stages";
    case structure::Role::General:
        return "general";
    }
    return "";
}

/// The sections as an indented list: path, what it is for, heading.
void print_outline(const pipeline::Extraction& extraction, std::ostream& out) {
    out << query::visible_line(extraction.source.path) << '\n';
    for (const structure::Section& section : extraction.outline.sections) {
        out << std::string(std::size_t{2} * section.depth + 2, ' ') << section.path << "  [" << word_of(section.role)
            << (section.leaf ? ", leaf] " : "] ") << query::visible_line(section.heading.in(extraction.normal.text))
            << '\n';
    }
}

class Extract : public Command {
public:
    void declare(CLI::App& app) override {
        m_input.declare(app);
        app.add_flag("--outline", m_outline, "Print the tree of sections instead of the facts");
        add_examples(app, "extract");
    }

    int run(std::ostream& out) override {
        const read::Reader reader(lexicon::find_home() / "data", {m_input.encoding()});
        const read::Documents documents(m_input.paths(), m_input.columns());
        const pipeline::Extractor extractor;
        int code = k_done;
        const auto refuse = [&](const std::string& reason) {
            std::cerr << "refused: " << query::visible_line(reason) << '\n';
            code = k_nothing;
        };
        for (const read::Outcome& outcome : documents.problems()) {
            refuse(outcome.path.string() + ": " + outcome.problem);
        }
        for (std::size_t i = 0; i < documents.size(); ++i) {
            try {
                const pipeline::Extraction extraction = extractor.run(reader.read(documents.load(i)));
                m_outline ? print_outline(extraction, out)
                          : static_cast<void>(out << extract::to_ndjson(extraction.facts, extraction.source.text));
            } catch (const base::InputError& error) {
                refuse(error.what());
            }
            if (!out) {
                break;
            }
        }
        return code;
    }

private:
    InputOptions m_input;
    bool m_outline = false;
};

} // namespace

std::unique_ptr<Command> make_extract() {
    return std::make_unique<Extract>();
}

} // namespace policygraph::cli
