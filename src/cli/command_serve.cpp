// SPDX-License-Identifier: Apache-2.0
#include "cli/command_serve.hpp"

#include "cli/interrupt.hpp"

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/serve/server.hpp>

#include <string>

namespace policygraph::cli {

namespace {

class Serve : public Command {
public:
    void declare(CLI::App& app) override {
        add_database(app, m_database);
        app.add_option("--port", m_options.port, "The port on 127.0.0.1; 0: one that is free")->capture_default_str();
        app.add_option("--nodes", m_options.most_nodes,
                       "How many nodes the page begins with; others come when looked for")
            ->type_name("N")
            ->check(CLI::Range(1, 100'000))
            ->capture_default_str();
        add_examples(app, "serve");
    }

    int run(std::ostream& out) override {
        m_options.database = m_database;
        m_options.home = lexicon::find_home();
        m_options.profile = m_options.home / "exports" / "profiles" / "default.json";
        serve::Server server(m_options);
        watch_interrupts();
        out << server.address() << std::endl; // at once: somebody waits for it
        server.run(interrupted);
        return k_done;
    }

private:
    serve::ServeOptions m_options;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_serve() {
    return std::make_unique<Serve>();
}

} // namespace policygraph::cli
