// SPDX-License-Identifier: Apache-2.0
#include "cli/command_lineage.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/lineage.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/query/other_formats.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Lineage : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("POLICY", m_policy, "The policy or law: title, part of it, or number")->required();
        app.add_flag("--up", m_up, "Only what it rests on");
        app.add_flag("--down", m_down, "Only what rests on it");
        app.add_option("--depth", m_options.depth, "Steps; 0: all")->type_name("N")->capture_default_str();
        app.add_option("--relation", m_options.relations,
                       "Only these: implements, based_on, cites, formulates, revises, repeals; by title: earlier, "
                       "edition, upper_level")
            ->check(CLI::IsMember(std::vector<std::string>{"implements", "based_on", "cites", "formulates", "revises",
                                                           "repeals", "earlier", "edition", "upper_level"}))
            ->delimiter(',')
            ->type_name("RELATION");
        add_examples(app, "lineage");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        const query::Node policy = query::find_node(reader, m_policy, {"Policy", "Law"});
        m_title = policy.name;
        if (m_up != m_down) {
            m_options.directions = {m_up ? query::Direction::Up : query::Direction::Down};
        }
        query::lineage(reader, policy, m_options, rows);
    }

    std::vector<std::string> own_formats() const override { return {"dot"}; }
    void write_own(const std::string& /*format*/, const query::Table& table, std::ostream& out) override {
        query::write_lineage_dot(table, m_title, out);
    }
    std::string nothing() const override { return "nothing is known above or below " + m_title; }

private:
    std::string m_policy;
    std::string m_title;
    query::LineageOptions m_options;
    bool m_up = false;
    bool m_down = false;
};

} // namespace

std::unique_ptr<Command> make_lineage() {
    return std::make_unique<Lineage>();
}

} // namespace policygraph::cli
