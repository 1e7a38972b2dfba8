// SPDX-License-Identifier: Apache-2.0
#include "cli/command_load.hpp"

#include "cli/interrupt.hpp"

#include <policygraph/pipeline/shard.hpp>
#include <policygraph/query/visible.hpp>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Load : public Command {
public:
    void declare(CLI::App& app) override {
        app.add_option("FACTS", m_files, "Files that `extract -o` wrote; in any order, some of them twice: no matter")
            ->required();
        add_database(app, m_database);
        app.add_option("--threads", m_threads, "Threads; 0: as many as the machine has")->type_name("N");
        add_examples(app, "load");
    }

    int run(std::ostream& out) override {
        pipeline::LoadOptions options;
        options.database = m_database;
        options.threads = m_threads;
        options.interrupted = interrupted;
        watch_interrupts();
        const pipeline::LoadReport report =
            pipeline::load(std::vector<std::filesystem::path>(m_files.begin(), m_files.end()), options);
        for (const pipeline::Refused& refused : report.refused) {
            std::cerr << "refused: " << query::visible_line(refused.path) << ": " << query::visible_line(refused.reason)
                      << '\n';
        }
        if (report.interrupted) {
            std::cerr << "policygraph: interrupted; the database is as it was\n";
            return k_interrupted;
        }
        out << report.files << " files: " << report.added << " documents new, " << report.unchanged << " unchanged, "
            << report.replaced << " replaced, " << report.refused.size() << " refused\n";
        if (report.content.nodes != 0) {
            print_content(out, m_database, report.content);
        }
        for (const std::string& path : report.versions) {
            std::cerr << "several versions: " << query::visible_line(path)
                      << " (take one out by its SHA-256 with `remove`, or `build` the files)\n";
        }
        return report.refused.empty() ? k_done : k_nothing;
    }

private:
    std::vector<std::string> m_files;
    std::string m_database;
    std::size_t m_threads = 0;
};

} // namespace

std::unique_ptr<Command> make_load() {
    return std::make_unique<Load>();
}

} // namespace policygraph::cli
