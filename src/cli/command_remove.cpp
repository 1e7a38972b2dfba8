// SPDX-License-Identifier: Apache-2.0
#include "cli/command_remove.hpp"

#include <policygraph/pipeline/build.hpp>

#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Remove : public Command {
public:
    void declare(CLI::App& app) override {
        app.add_option("DOCUMENT", m_documents, "Path, SHA-256 or its first eight or more digits")->required();
        add_database(app, m_database);
        add_examples(app, "remove");
    }

    int run(std::ostream& out) override {
        const pipeline::BuildReport report = pipeline::remove(m_database, m_documents);
        out << report.removed << " removed\n";
        print_content(out, m_database, report.content);
        return k_done;
    }

private:
    std::vector<std::string> m_documents;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_remove() {
    return std::make_unique<Remove>();
}

} // namespace policygraph::cli
