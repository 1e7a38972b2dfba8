// SPDX-License-Identifier: Apache-2.0
#include "cli/command_path.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/walks.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Path : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("A", m_a, "From")->required();
        app.add_option("B", m_b, "To")->required();
        app.add_option("--longest", m_longest, "Longest path in steps")->type_name("N")->capture_default_str();
        add_examples(app, "path");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Node a = query::find_node(reader, m_a, {});
        query::path(reader, a, query::find_node(reader, m_b, {}), m_longest, rows);
    }

    std::string nothing() const override { return "no path between " + m_a + " and " + m_b; }

private:
    std::string m_a;
    std::string m_b;
    std::size_t m_longest = query::k_longest_path;
};

} // namespace

std::unique_ptr<Command> make_path() {
    return std::make_unique<Path>();
}

} // namespace policygraph::cli
