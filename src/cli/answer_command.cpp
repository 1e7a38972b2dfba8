// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_command.hpp"

#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

#include <policygraph/query/visible.hpp>

#include <unistd.h>

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
    app.add_flag("--quotes", m_quotes, "A table shows each quote in full, not cut to a line");
}

int AnswerCommand::run(std::ostream& out) {
    std::optional<query::Table> alone = answer_alone();
    query::Table table = alone ? std::move(*alone) : asked();
    const std::size_t all = table.rows.size() + table.left_out;
    if (m_limit != 0 && table.rows.size() > m_limit) {
        table.rows.resize(m_limit);
    }
    if (all == 0) {
        std::cerr << "policygraph: " << query::visible_line(nothing()) << '\n';
    }
    const query::Layout chosen = layout(m_format, m_quotes);
    if (!m_format.empty() && !query::format_of(m_format)) {
        write_own(m_format, table, out);
    } else if (all != 0 || chosen.format != query::Format::Table) {
        query::render(table, chosen, out);
    }
    if (table.rows.size() < all) {
        std::cerr << table.rows.size() << " of " << all << " rows; --limit 0 shows all\n";
    }
    return all == 0 || incomplete() ? k_nothing : k_done;
}

query::Table AnswerCommand::asked() {
    watch_interrupts();
    if (m_open != nullptr && m_open->path() == m_database) {
        m_open->set_interrupt(interrupted);
        m_open->set_time_limit({}); // the question before may have set one
        return answer(*m_open);
    }
    store::Reader reader(m_database);
    reader.set_interrupt(interrupted);
    return answer(reader);
}

} // namespace policygraph::cli
