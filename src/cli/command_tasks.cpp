// SPDX-License-Identifier: Apache-2.0
#include "cli/command_tasks.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/names.hpp>
#include <policygraph/query/sql_file.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

class Tasks : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("AGENCY", m_agency, "The agency: full name, short form, or part of it")->required();
        app.add_option("--place", m_place, "Only tasks of this place (part of its name)")->type_name("PLACE");
        app.add_option("--role", m_role, "lead, responsible, implement or participant")
            ->check(CLI::IsMember(std::vector<std::string>{"lead", "responsible", "implement", "participant"}))
            ->type_name("ROLE");
        app.add_option("--policy", m_policy, "Only tasks of this policy (part of its title)")->type_name("TITLE");
        app.add_flag("--direct", m_direct, "Without what it owns as a member of a collective");
        app.add_option("--as-of", m_as_of, "A year: with what its predecessors owned, without later documents")
            ->check(CLI::Range(1949, 2100))
            ->type_name("YEAR");
        add_examples(app, "tasks");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Node agency = query::find_node(reader, m_agency, {"Agency"});
        m_owner = agency.name;
        query::Values values = {{"agency", agency.key}, {"direct", std::int64_t{m_direct}}};
        if (m_as_of != 0) {
            values["as_of"] = std::int64_t{m_as_of};
        }
        for (const auto& [name, value] : {std::pair{"place", m_place}, {"role", m_role}, {"policy", m_policy}}) {
            if (!value.empty()) {
                values[name] = value;
            }
        }
        query::ask_command(reader, query::command_sql("tasks"), values, rows);
    }

    std::string nothing() const override { return m_owner + " owns no such task"; }

private:
    std::string m_agency;
    std::string m_owner;
    std::string m_place;
    std::string m_role;
    std::string m_policy;
    int m_as_of = 0;
    bool m_direct = false;
};

} // namespace

std::unique_ptr<Command> make_tasks() {
    return std::make_unique<Tasks>();
}

} // namespace policygraph::cli
