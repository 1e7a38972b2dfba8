// SPDX-License-Identifier: Apache-2.0
#include "cli/command_why.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>
#include <policygraph/query/walks.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Why : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("A", m_a, "One node")->required();
        app.add_option("B", m_b, "The other")->required();
        add_examples(app, "why");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Node a = query::find_node(reader, m_a, {});
        const query::Node b = query::find_node(reader, m_b, {});
        query::Table table = query::ask(reader, query::command_sql("why").sql, {{"a", a.key}, {"b", b.key}});
        if (!table.rows.empty()) {
            query::pour(std::move(table), rows);
        } else { // what no sentence ties directly may hang together through others
            query::path(reader, a, b, query::k_longest_path, rows);
        }
    }

    std::string nothing() const override { return "nothing ties " + m_a + " and " + m_b; }

private:
    std::string m_a;
    std::string m_b;
};

} // namespace

std::unique_ptr<Command> make_why() {
    return std::make_unique<Why>();
}

} // namespace policygraph::cli
