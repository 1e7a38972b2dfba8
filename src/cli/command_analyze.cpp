// SPDX-License-Identifier: Apache-2.0
#include "cli/command_analyze.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/analyze.hpp>

#include <chrono>
#include <string>

namespace policygraph::cli {

namespace {

class Analyze : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        std::string docs;
        for (const query::MeasureEntry& measure : query::measures()) {
            docs += (docs.empty() ? "" : "; ") + std::string(measure.name) + ": " + std::string(measure.doc);
        }
        app.add_option("WHAT", m_options.what, docs)->required()->type_name("MEASURE");
        app.add_option("--kind", m_options.kinds, "Only nodes of these kinds take part")
            ->delimiter(',')
            ->type_name("KIND");
        app.add_option("--relation", m_options.relations,
                       "Only edges of these kinds; cycles and dominators take those of the lineage")
            ->delimiter(',')
            ->type_name("RELATION");
        app.add_flag("--members", m_options.members, "components, communities: a row a node, not a row a group");
        add_examples(app, "analyze");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        m_options.limit = limit();
        m_options.tick = tick();
        query::pour(query::analyze(reader, m_options), rows);
    }

    std::size_t default_limit() const override { return 50; }

private:
    query::AnalyzeOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_analyze() {
    return std::make_unique<Analyze>();
}

} // namespace policygraph::cli
