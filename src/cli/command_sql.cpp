// SPDX-License-Identifier: Apache-2.0
#include "cli/command_sql.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/sql_file.hpp>

#include <chrono>
#include <iostream>
#include <iterator>
#include <string>

namespace policygraph::cli {

namespace {

class Sql : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("SQL", m_sql, "One SELECT; - reads it from stdin")->required();
        add_examples(app, "sql");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        if (m_sql == "-") {
            m_sql.assign(std::istreambuf_iterator<char>(std::cin), {});
        }
        query::ask(reader, m_sql, {}, rows);
    }

private:
    std::string m_sql;
};

} // namespace

std::unique_ptr<Command> make_sql() {
    return std::make_unique<Sql>();
}

} // namespace policygraph::cli
