// SPDX-License-Identifier: Apache-2.0
#include "cli/command_build.hpp"

#include "cli/input_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"

#include <policygraph/pipeline/build.hpp>
#include <policygraph/pipeline/from_json.hpp>
#include <policygraph/query/visible.hpp>

#include <iostream>
#include <string>

namespace policygraph::cli {

namespace {

/// What happened, in one line for people and tests: only what is not zero is named, but `read` always is.
std::string summary(const pipeline::BuildReport& report) {
    std::string text = std::to_string(report.read) + " read: ";
    const auto part = [&](std::size_t count, const char* word) {
        text += (text.ends_with(": ") ? "" : ", ") + std::to_string(count) + " " + word;
    };
    part(report.added, "new");
    part(report.unchanged, "unchanged");
    part(report.replaced, "replaced");
    part(report.refused.size(), "refused");
    if (report.repeated != 0) {
        part(report.repeated, "the same as another");
    }
    if (report.removed != 0) {
        part(report.removed, "removed");
    }
    return text;
}

class Build : public Command {
public:
    void declare(CLI::App& app) override {
        m_input.declare(app);
        add_database(app, m_database);
        CLI::Option* const json =
            app.add_option("--from-json", m_json, "Rebuild from a file that `export --as json` wrote; no PATH then")
                ->type_name("FILE");
        for (CLI::Option* const other : app.get_options()) {
            if (other != json && other->get_name() != "--db" && other->get_name() != "--help") {
                json->excludes(other);
            }
        }
        app.add_flag("--prune", m_prune, "Drop documents whose files are not among the given");
        app.add_flag("--strict", m_strict, "Stop at the first document that cannot be used");
        app.add_option("--threads", m_threads, "Threads; 0: as many as the machine has")->type_name("N");
        add_examples(app, "build");
    }

    int run(std::ostream& out) override {
        Progress progress("reading");
        pipeline::BuildOptions options;
        options.database = m_database;
        options.encoding = m_input.encoding();
        options.columns = m_input.columns();
        options.threads = m_threads;
        options.absent = m_prune ? pipeline::Absent::Prune : pipeline::Absent::Keep;
        options.refusal = m_strict ? pipeline::Refusal::Stop : pipeline::Refusal::Skip;
        options.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
        options.interrupted = interrupted;
        watch_interrupts();
        const pipeline::BuildReport report =
            m_json.empty() ? pipeline::build(m_input.paths(), options) : pipeline::build_from_json(m_json, options);
        progress.clear();
        for (const pipeline::Refused& refused : report.refused) {
            std::cerr << "refused: " << query::visible_line(refused.path) << ": " << query::visible_line(refused.reason)
                      << '\n';
        }
        out << summary(report) << '\n';
        if (report.content.nodes != 0) { // where nothing could be read, no database was made or touched
            print_content(out, m_database, report.content);
        }
        if (report.interrupted) {
            std::cerr << "policygraph: interrupted; what was complete is in the database\n";
            return k_interrupted;
        }
        return report.refused.empty() ? k_done : k_nothing;
    }

private:
    InputOptions m_input;
    std::string m_database;
    std::string m_json;
    std::size_t m_threads = 0;
    bool m_prune = false;
    bool m_strict = false;
};

} // namespace

std::unique_ptr<Command> make_build() {
    return std::make_unique<Build>();
}

} // namespace policygraph::cli
