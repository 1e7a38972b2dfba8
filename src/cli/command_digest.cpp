// SPDX-License-Identifier: Apache-2.0
#include "cli/command_digest.hpp"

#include <policygraph/pipeline/build.hpp>

#include <string>

namespace policygraph::cli {

namespace {

class Digest : public Command {
public:
    void declare(CLI::App& app) override {
        add_database(app, m_database);
        add_examples(app, "digest");
    }

    int run(std::ostream& out) override {
        out << pipeline::digest(m_database) << '\n';
        return k_done;
    }

private:
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_digest() {
    return std::make_unique<Digest>();
}

} // namespace policygraph::cli
