// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_command.hpp"

#include "cli/answer_rows.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/language.hpp>
#include <policygraph/query/visible.hpp>

#include <unistd.h>

#include <chrono>
#include <iostream>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

query::Layout layout(const std::string& format, bool quotes) {
    const bool people = is_terminal(STDOUT_FILENO);
    query::Layout chosen;
    chosen.format = query::format_of(format).value_or(people ? query::Format::Table : query::Format::Tsv);
    chosen.quotes = quotes ? query::Quotes::Whole : query::Quotes::Cut;
    chosen.cells = terminal_width();
    chosen.colours = shows_colours() ? query::Colours::Terminal : query::Colours::None;
    return chosen;
}

} // namespace

void AnswerCommand::declare(CLI::App& app) {
    declare_question(app);
    m_limit = default_limit();
    if (from_database()) {
        add_database(app, m_database);
    }
    std::vector<std::string> formats = {"table", "json", "ndjson", "csv", "tsv", "md"};
    std::string names = "table, json, ndjson, csv, tsv or md";
    for (const std::string& own : own_formats()) {
        formats.push_back(own);
        names += ", " + own;
    }
    app.add_option("--format", m_format, names + "; a table on a terminal, else tsv")
        ->check(CLI::IsMember(formats))
        ->type_name("FORMAT");
    app.add_option("--limit", m_limit, "At most N rows; 0: all")
        ->check(CLI::NonNegativeNumber)
        ->type_name("N")
        ->capture_default_str();
    if (from_database()) {
        app.add_option("--timeout", m_timeout, "Seconds after which it is ended; 0: never")
            ->type_name("N")
            ->capture_default_str();
    }
    app.add_option("--lang", m_language, "zh or en: columns, kinds and relations in this language; json has names")
        ->check(CLI::IsMember(std::vector<std::string>{"zh", "en"}))
        ->type_name("LANG");
    app.add_flag("--quotes", m_quotes, "A table shows each quote in full, not cut to a line");
}

int AnswerCommand::run(std::ostream& out) {
    const query::Layout chosen = layout(m_format, m_quotes);
    const auto writer = query::row_writer(chosen, out);
    query::RowKeeper kept;
    const bool own = !m_format.empty() && !query::format_of(m_format);
    const bool for_programs = chosen.format == query::Format::Json || chosen.format == query::Format::Ndjson;
    std::optional<query::LanguageRows> translated;
    if (!m_language.empty() && !for_programs) {
        translated.emplace(query::Language(lexicon::find_home(), m_language), *writer);
    }
    query::RowSink& shown = translated ? static_cast<query::RowSink&>(*translated) : *writer;
    AnswerRows rows(own ? static_cast<query::RowSink&>(kept) : shown, m_limit);
    if (std::optional<query::Table> alone = answer_alone()) {
        query::pour(std::move(*alone), rows);
    } else {
        ask(rows);
    }
    rows.finish();
    if (rows.all() == 0) {
        std::cerr << "policygraph: " << query::visible_line(nothing()) << '\n';
    }
    if (own) {
        write_own(m_format, kept.table(), out);
    } else {
        writer->finish();
    }
    if (rows.taken() < rows.all()) {
        std::cerr << rows.taken() << (rows.stopped() ? " of more than " : " of ") << rows.all()
                  << " rows; --limit 0 shows all\n";
    }
    return rows.all() == 0 || incomplete() ? k_nothing : k_done;
}

void AnswerCommand::ask(AnswerRows& rows) {
    watch_interrupts();
    if (m_open != nullptr && m_open->path() == m_database) {
        ask(*m_open, rows);
        return;
    }
    store::Reader reader(m_database);
    ask(reader, rows);
}

void AnswerCommand::ask(store::Reader& reader, AnswerRows& rows) {
    reader.set_interrupt(interrupted);
    reader.set_time_limit(std::chrono::seconds(m_timeout));
    rows.come_from(reader);
    answer(reader, rows);
}

} // namespace policygraph::cli
