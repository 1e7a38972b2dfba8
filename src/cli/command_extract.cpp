// SPDX-License-Identifier: Apache-2.0
#include "cli/command_extract.hpp"

#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/output_file.hpp"
#include "cli/print_account.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/extract/facts_json.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/pipeline/shard.hpp>
#include <policygraph/query/visible.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>
#include <policygraph/structure/outline.hpp>

#include <charconv>
#include <iostream>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

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

/// "2/8" → 2 and 8. Throws UsageError.
std::pair<std::size_t, std::size_t> shard_of(const std::string& text) {
    std::pair<std::size_t, std::size_t> shard;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, shard.first);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, shard.second) : first;
    if (!slash || second.ec != std::errc() || second.ptr != end || shard.first < 1 || shard.first > shard.second) {
        throw base::UsageError("--shard " + text + ": give the number of this shard and of all, such as 2/8");
    }
    return shard;
}

class Extract : public Command {
public:
    void declare(CLI::App& app) override {
        m_input.declare(app);
        app.add_flag("--outline", m_outline,
                     "Print the header, the parts and the tree of sections instead of the facts");
        app.add_option("--shard", m_shard, "Only the documents of shard I of N, for `load`: one N for all machines")
            ->type_name("I/N");
        app.add_option("-o,--output", m_output, "Write a file for `load`: it has its name only when it is complete")
            ->type_name("FILE");
        app.add_option("--threads", m_threads, "Threads of a file for `load`; 0: as many as the machine has")
            ->type_name("N");
        app.add_flag("--account", m_account,
                     "Print what became of every byte of the files instead: text, markup, furniture, repair");
        add_examples(app, "extract");
    }

    int run(std::ostream& out) override {
        if (!m_shard.empty() || !m_output.empty()) {
            return run_shard(out);
        }
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
        const text::Normalizer normalizer(lexicon::find_home() / "data");
        for (std::size_t i = 0; i < documents.size(); ++i) {
            try {
                if (m_account) {
                    print_account(reader, normalizer, documents.load(i), out);
                    continue;
                }
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
    int run_shard(std::ostream& out) {
        if (m_outline || m_account) {
            throw base::UsageError("--outline and --account do not go together with --shard or --output");
        }
        pipeline::ShardOptions options;
        options.encoding = m_input.encoding();
        options.columns = m_input.columns();
        options.threads = m_threads;
        options.interrupted = interrupted;
        if (!m_shard.empty()) {
            std::tie(options.index, options.count) = shard_of(m_shard);
        }
        watch_interrupts();
        pipeline::ShardReport report;
        if (m_output.empty() || m_output == "-") {
            report = pipeline::write_shard(m_input.paths(), options, out);
        } else {
            OutputFile file(m_output);
            report = pipeline::write_shard(m_input.paths(), options, file.stream());
            if (!report.interrupted) {
                file.finish();
            }
        }
        for (const pipeline::Refused& refused : report.refused) {
            std::cerr << "refused: " << query::visible_line(refused.path) << ": " << query::visible_line(refused.reason)
                      << '\n';
        }
        if (report.interrupted) {
            std::cerr << "policygraph: interrupted; nothing was finished\n";
            return k_interrupted;
        }
        std::cerr << report.documents << " documents, " << report.refused.size() << " refused\n";
        return report.refused.empty() ? k_done : k_nothing;
    }

    InputOptions m_input;
    std::string m_shard;
    std::string m_output;
    std::size_t m_threads = 0;
    bool m_outline = false;
    bool m_account = false;
};

} // namespace

std::unique_ptr<Command> make_extract() {
    return std::make_unique<Extract>();
}

} // namespace policygraph::cli
