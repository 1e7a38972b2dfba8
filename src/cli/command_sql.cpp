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
        app.add_option("--timeout", m_timeout, "Seconds after which it is ended; 0: never")
            ->type_name("N")
            ->capture_default_str();
        add_examples(app, "sql");
    }

    query::Table answer(store::Reader& reader) override {
        if (m_sql == "-") {
            m_sql.assign(std::istreambuf_iterator<char>(std::cin), {});
        }
        reader.set_time_limit(std::chrono::seconds(m_timeout));
        return query::ask(reader, m_sql);
    }

private:
    std::string m_sql;
    unsigned m_timeout = 60;
};

} // namespace

std::unique_ptr<Command> make_sql() {
    return std::make_unique<Sql>();
}

} // namespace policygraph::cli
