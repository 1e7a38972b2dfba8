// SPDX-License-Identifier: Apache-2.0
#include "cli/command_find.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

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

    query::Table answer(store::Reader& reader) override {
        query::Values values = {{"text", query::search_words(m_text)}};
        if (!m_kind.empty()) {
            values["kind"] = m_kind;
        }
        return query::ask(reader, query::command_sql("find").sql, values);
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
