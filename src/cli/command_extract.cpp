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
#include <optional>
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

const char* word_of(structure::Part::Kind kind) {
    switch (kind) {
    case structure::Part::Kind::Notice:
        return "notice";
    case structure::Part::Kind::Body:
        return "body";
    case structure::Part::Kind::Annex:
        return "annex";
    }
    return "";
}

/// What the header says, a field a line; fields that are not there are left out.
void print_header(const structure::Header& header, std::ostream& out) {
    const auto field = [&](const char* name, const std::string& value) {
        out << "  " << name << ": " << query::visible_line(value) << '\n';
    };
    const auto found = [&](const char* name, const std::optional<structure::Found>& value) {
        if (value) {
            field(name, value->value);
        }
    };
    field("kind", structure::name_of(header.kind));
    found("title", header.title);
    found("notice_title", header.notice_title);
    found("doc_number", header.doc_number);
    for (const structure::Found& number : header.other_numbers) {
        field("other_number", number.value);
    }
    for (const structure::Found& issuer : header.issuers) {
        field("issuer", issuer.value);
    }
    for (const structure::Found& recipient : header.recipients) {
        field("recipient", recipient.value);
    }
    found("date_signed", header.date_signed);
    found("date_effective", header.date_effective);
    found("date_expires", header.date_expires);
}

/// The header, the parts, the sections as an indented list (path, what it is for, heading) and how many cells of
/// owners and deadlines its task tables have.
void print_outline(const pipeline::Extraction& extraction, std::ostream& out) {
    out << query::visible_line(extraction.source.path) << '\n';
    print_header(extraction.outline.header, out);
    for (const structure::Part& part : extraction.outline.parts) {
        out << "  part: " << word_of(part.kind) << ' ' << query::visible_line(part.title.in(extraction.normal.text))
            << '\n';
    }
    if (!extraction.outline.cells.empty()) {
        out << "  cells: " << extraction.outline.cells.size() << '\n';
    }
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
        app.add_flag("--outline", m_outline,
                     "Print the header, the parts and the tree of sections instead of the facts");
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
