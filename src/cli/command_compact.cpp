// SPDX-License-Identifier: Apache-2.0
#include "cli/command_compact.hpp"

#include <policygraph/store/compact.hpp>

#include <string>

namespace policygraph::cli {

namespace {

class Compact : public Command {
public:
    void declare(CLI::App& app) override {
        add_database(app, m_database);
        app.add_option("--to", m_to, "The new file; databases of equal content give equal bytes")
            ->type_name("FILE")
            ->required();
        add_examples(app, "compact");
    }

    int run(std::ostream&) override {
        store::compact(m_database, m_to);
        return k_done;
    }

private:
    std::string m_database;
    std::string m_to;
};

} // namespace

std::unique_ptr<Command> make_compact() {
    return std::make_unique<Compact>();
}

} // namespace policygraph::cli
