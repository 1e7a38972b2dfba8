// SPDX-License-Identifier: Apache-2.0
#include "cli/command_coverage.hpp"

#include "cli/answer_command.hpp"
#include "cli/input_options.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/extract/coverage.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/pipeline/extractor.hpp>
#include <policygraph/query/visible.hpp>
#include <policygraph/read/documents.hpp>
#include <policygraph/read/reader.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

/// The line of the text that a place stands in, cut to some characters on each side.
std::string around(std::string_view text, base::Span place) {
    constexpr std::size_t k_side = 90;                          // bytes: thirty characters
    const std::size_t line = text.rfind('\n', place.begin) + 1; // npos + 1 = 0: the first line
    const std::size_t next = std::min(text.find('\n', place.begin), text.size());
    std::size_t begin = place.begin - line > k_side ? place.begin - k_side : line;
    std::size_t end = std::min<std::size_t>(next, place.end + k_side);
    const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
    while (begin < place.begin && inside(begin)) {
        ++begin;
    }
    while (end > place.end && end < text.size() && inside(end)) {
        --end;
    }
    return std::string(text.substr(begin, end - begin));
}

class CoverageCommand : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        m_input.declare(app);
        app.add_flag("--left", m_left, "List the places that no fact used instead of counting");
        app.add_option("--family", m_family, "Only the cues of this family: owner, citation, number, percent …")
            ->type_name("NAME");
        add_examples(app, "coverage");
    }

    [[nodiscard]] bool from_database() const override { return false; }
    [[nodiscard]] bool incomplete() const override { return m_refused; }
    [[nodiscard]] std::string nothing() const override { return "no cues found"; }

    std::optional<query::Table> answer_alone() override {
        const lexicon::Lexicon lexicon = lexicon::Lexicon::load(lexicon::find_home() / "data");
        const extract::Coverage coverage(lexicon);
        if (const auto& names = coverage.families();
            !m_family.empty() && std::find(names.begin(), names.end(), m_family) == names.end()) {
            std::string known;
            for (const std::string& name : names) {
                known += (known.empty() ? "" : ", ") + name;
            }
            throw base::UsageError("there is no family " + m_family + "; there are " + known);
        }
        query::Table table;
        table.columns = m_left ? std::vector<std::string>{"family", "cue", "file", "byte_start", "byte_end", "quote"}
                               : std::vector<std::string>{"family", "cue", "found", "used", "left"};
        const read::Reader reader(lexicon::find_home() / "data", {m_input.encoding()});
        const read::Documents documents(m_input.paths(), m_input.columns());
        const pipeline::Extractor extractor;
        for (const read::Outcome& outcome : documents.problems()) {
            refuse(outcome.path.string() + ": " + outcome.problem);
        }
        for (std::size_t i = 0; i < documents.size(); ++i) {
            try {
                add(table, coverage, extractor.run(reader.read(documents.load(i))));
            } catch (const base::InputError& error) {
                refuse(error.what());
            }
        }
        for (const auto& [family, cues] : m_counts) {
            for (const auto& [cue, count] : cues) {
                table.rows.push_back({family, cue, count.found, count.found - count.left, count.left});
            }
        }
        return table;
    }

    void answer(store::Reader& /*reader*/, query::RowSink& /*rows*/) override {}

private:
    struct Count {
        std::int64_t found = 0;
        std::int64_t left = 0;
    };

    void refuse(const std::string& reason) {
        std::cerr << "refused: " << query::visible_line(reason) << '\n';
        m_refused = true;
    }

    void add(query::Table& table, const extract::Coverage& coverage, const pipeline::Extraction& extraction) {
        for (const extract::CueFamily& family : coverage.of(extraction.normal, extraction.facts)) {
            if (!m_family.empty() && family.name != m_family) {
                continue;
            }
            for (const extract::CueFamily::Place& place : family.places) {
                if (m_left && !place.used) {
                    table.rows.push_back({family.name, place.cue, extraction.source.path,
                                          std::int64_t{place.span.begin}, std::int64_t{place.span.end},
                                          around(extraction.source.text, place.span)});
                }
                if (!m_left) {
                    Count& count = m_counts[family.name][place.cue];
                    ++count.found;
                    count.left += place.used ? 0 : 1;
                }
            }
        }
    }

    InputOptions m_input;
    std::string m_family;
    bool m_left = false;
    bool m_refused = false;
    std::map<std::string, std::map<std::string, Count>> m_counts;
};

} // namespace

std::unique_ptr<Command> make_coverage() {
    return std::make_unique<CoverageCommand>();
}

} // namespace policygraph::cli
