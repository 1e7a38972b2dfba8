// SPDX-License-Identifier: Apache-2.0
#include "cli/command_show.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

#include <iterator>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Show : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("NODE", m_node, "Name, other name, part of a name, or id")->required();
        add_examples(app, "show");
    }

    query::Table answer(store::Reader& reader) override {
        const query::Values values = {{"node", query::find_node(reader, m_node, {}).key}};
        query::Table table = query::ask(reader, query::command_sql("show_self").sql, values);
        query::Table edges = query::ask(reader, query::command_sql("show_edges").sql, values);
        std::move(edges.rows.begin(), edges.rows.end(), std::back_inserter(table.rows));
        return table;
    }

private:
    std::string m_node;
};

} // namespace

std::unique_ptr<Command> make_show() {
    return std::make_unique<Show>();
}

} // namespace policygraph::cli
