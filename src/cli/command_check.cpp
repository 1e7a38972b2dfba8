// SPDX-License-Identifier: Apache-2.0
#include "cli/command_check.hpp"

#include "cli/progress.hpp"

#include <policygraph/pipeline/check.hpp>
#include <policygraph/query/visible.hpp>

#include <string>

namespace policygraph::cli {

namespace {

const char* word_of(pipeline::SourceState state) {
    switch (state) {
    case pipeline::SourceState::Same:
        return "same";
    case pipeline::SourceState::Moved:
        return "moved";
    case pipeline::SourceState::Changed:
        return "changed";
    case pipeline::SourceState::Missing:
        return "missing";
    }
    return "";
}

class Check : public Command {
public:
    void declare(CLI::App& app) override {
        add_database(app, m_database);
        add_examples(app, "check");
    }

    int run(std::ostream& out) override {
        Progress progress("checking");
        const pipeline::CheckReport report =
            pipeline::check(m_database, {}, [&](std::size_t done, std::size_t all) { progress.show(done, all); });
        progress.clear();
        for (const std::string& problem : report.problems) {
            out << "problem: " << query::visible_line(problem) << '\n';
        }
        for (const pipeline::SourceFinding& source : report.sources) {
            out << word_of(source.state) << ": " << query::visible_line(source.path) << ": "
                << query::visible_line(source.detail) << '\n';
        }
        out << report.documents << " documents, " << report.nodes << " nodes, " << report.edges << " edges, "
            << report.quotes << " quotes cut again: "
            << (report.sound() ? "no difference"
                               : std::to_string(report.problems.size()) + " problems, " +
                                     std::to_string(report.sources.size()) + " files differ")
            << '\n';
        return report.sound() ? k_done : report.problems.empty() ? k_nothing : k_unusable;
    }

private:
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<Check>();
}

} // namespace policygraph::cli
