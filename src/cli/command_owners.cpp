// SPDX-License-Identifier: Apache-2.0
#include "cli/command_owners.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

#include <string>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

class Owners : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("TASK", m_tasks, "Words of the task's heading or text")->required();
        app.add_option("--place", m_place, "Only tasks of this place (part of its name)")->type_name("PLACE");
        app.add_option("--role", m_role, "lead, responsible, implement or participant")
            ->check(CLI::IsMember(std::vector<std::string>{"lead", "responsible", "implement", "participant"}))
            ->type_name("ROLE");
        app.add_option("--policy", m_policy, "Only tasks of this policy (part of its title)")->type_name("TITLE");
        add_examples(app, "owners");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        query::Values values;
        for (const auto& [name, value] : {std::pair{"place", m_place}, {"role", m_role}, {"policy", m_policy}}) {
            if (!value.empty()) {
                values[name] = value;
            }
        }
        const query::SqlFile owners = query::command_sql("owners");
        query::FurtherRows further(rows);
        query::RowSink* next = &rows;
        for (const std::string& task : m_tasks) {
            values["task"] = query::search_words(task);
            query::ask_command(reader, owners, values, *std::exchange(next, &further));
        }
    }

    std::string nothing() const override { return "no task with an owner has these words"; }

private:
    std::vector<std::string> m_tasks;
    std::string m_place;
    std::string m_role;
    std::string m_policy;
};

} // namespace

std::unique_ptr<Command> make_owners() {
    return std::make_unique<Owners>();
}

} // namespace policygraph::cli
