// SPDX-License-Identifier: Apache-2.0
#include "cli/command_find.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/find.hpp>
#include <policygraph/query/names.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Find : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("TEXT", m_text, "The words; two characters are enough")->required();
        app.add_option("--kind", m_kind, "Only nodes of this kind: Agency, Task, Policy, Law, Brand, …")
            ->type_name("KIND");
        add_examples(app, "find");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        query::pour(query::find(reader, query::search_words(m_text), m_kind, limit()), rows);
    }

    std::string nothing() const override { return "nothing has the words " + m_text; }
    std::size_t default_limit() const override { return 50; }

private:
    std::string m_text;
    std::string m_kind;
};

} // namespace

std::unique_ptr<Command> make_find() {
    return std::make_unique<Find>();
}

} // namespace policygraph::cli
