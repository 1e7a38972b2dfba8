// SPDX-License-Identifier: Apache-2.0
#include "cli/command_why_same.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

#include <string>

namespace policygraph::cli {

namespace {

class WhySame : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("A", m_a, "One name, or a node's id")->required();
        app.add_option("B", m_b, "The other")->required();
        add_examples(app, "why-same");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Node a = query::find_node(reader, m_a, {});
        const query::Node b = query::find_node(reader, m_b, {});
        query::ask_command(reader, query::command_sql("why_same"), {{"a", a.key}, {"b", b.key}}, rows);
    }

    std::string nothing() const override { return "no document writes " + m_a + " or " + m_b; }

private:
    std::string m_a;
    std::string m_b;
};

} // namespace

std::unique_ptr<Command> make_why_same() {
    return std::make_unique<WhySame>();
}

} // namespace policygraph::cli
