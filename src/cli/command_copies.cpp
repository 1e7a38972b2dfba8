// SPDX-License-Identifier: Apache-2.0
#include "cli/command_copies.hpp"

#include "cli/answer_command.hpp"
#include "cli/deadline.hpp"

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
        app.add_option("--timeout", m_timeout, "Seconds after which it is ended; 0: never")
            ->type_name("N")
            ->capture_default_str();
        add_examples(app, "copies");
    }

    query::Table answer(store::Reader& reader) override {
        reader.set_time_limit(std::chrono::seconds(m_timeout));
        m_options.tick = deadline(m_timeout);
        return query::copies(reader, m_options);
    }

    std::string nothing() const override { return "no text was taken over"; }
    std::size_t default_limit() const override { return 50; }

private:
    query::CopiesOptions m_options;
    unsigned m_timeout = 60;
};

} // namespace

std::unique_ptr<Command> make_copies() {
    return std::make_unique<Copies>();
}

} // namespace policygraph::cli
