// SPDX-License-Identifier: Apache-2.0
#include "cli/command_show.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

#include <string>

namespace policygraph::cli {

namespace {

class Show : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("NODE", m_node, "Name, other name, part of a name, or id")->required();
        add_examples(app, "show");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Values values = {{"node", query::find_node(reader, m_node, {}).key}};
        query::pour(query::ask(reader, query::command_sql("show_self").sql, values), rows);
        query::FurtherRows edges(rows);
        query::ask_command(reader, query::command_sql("show_edges"), values, edges);
    }

private:
    std::string m_node;
};

} // namespace

std::unique_ptr<Command> make_show() {
    return std::make_unique<Show>();
}

} // namespace policygraph::cli
