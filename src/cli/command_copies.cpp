// SPDX-License-Identifier: Apache-2.0
#include "cli/command_copies.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/copies.hpp>

#include <chrono>

namespace policygraph::cli {

namespace {

class Copies : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("--policy", m_options.policy, "Part of the title of either policy")->type_name("TEXT");
        app.add_option("--least", m_options.least, "Characters that must be shared")
            ->type_name("N")
            ->capture_default_str();
        app.add_flag("--cited", m_options.cited, "Also where one cites, revises or follows the other");
        add_examples(app, "copies");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        m_options.tick = tick();
        query::pour(query::copies(reader, m_options), rows);
    }

    std::string nothing() const override { return "no text was taken over"; }
    std::size_t default_limit() const override { return 50; }

private:
    query::CopiesOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_copies() {
    return std::make_unique<Copies>();
}

} // namespace policygraph::cli
