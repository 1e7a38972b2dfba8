// SPDX-License-Identifier: Apache-2.0
#include "cli/command_neighbors.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/walks.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Neighbors : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("NODE", m_node, "The node")->required();
        app.add_option("--hops", m_hops, "How many steps away")->type_name("N")->capture_default_str();
        add_examples(app, "neighbors");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        query::neighbors(reader, query::find_node(reader, m_node, {}), m_hops, rows);
    }

private:
    std::string m_node;
    std::size_t m_hops = 1;
};

} // namespace

std::unique_ptr<Command> make_neighbors() {
    return std::make_unique<Neighbors>();
}

} // namespace policygraph::cli
