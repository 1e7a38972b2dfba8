// SPDX-License-Identifier: Apache-2.0
// The only place that turns errors into words and exit codes, and the only one that catches.
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/query/match.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/query/render.hpp>
#include <policygraph/query/visible.hpp>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <new>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace policygraph;

int complain(int code, const std::string& text) {
    std::cerr << "policygraph: " << query::visible_line(text) << '\n';
    return code;
}

int list_candidates(const query::Ambiguous& several) {
    complain(cli::k_usage, several.what());
    query::render(several.candidates(), {query::Format::Table, query::Quotes::Cut, cli::terminal_width()}, std::cerr);
    return cli::k_usage;
}

int run(cli::Command& command, std::ostream& out) {
    try {
        return command.run(out);
    } catch (const query::Ambiguous& several) {
        return list_candidates(several);
    } catch (const query::NotFound& nothing) {
        return complain(cli::k_nothing, nothing.what());
    } catch (const query::MatchError& error) {
        complain(cli::k_usage, error.what());
        std::cerr << error.excerpt();
        return cli::k_usage;
    } catch (const base::UsageError& error) {
        return complain(cli::k_usage, error.what());
    } catch (const base::DataError& error) {
        return cli::interrupted() ? cli::k_interrupted : complain(cli::k_unusable, error.what());
    } catch (const base::InputError& error) {
        return complain(cli::k_nothing, error.what());
    } catch (const std::bad_alloc&) {
        return complain(cli::k_unusable, "out of memory");
    } catch (const std::exception& error) {
        return complain(cli::k_unusable, error.what());
    }
}

/// Data that did not arrive is an error, but a reader that went away (`| head`) has what it wanted.
int finish(std::ostream& out, const cli::DescriptorBuffer& buffer, int code) {
    out.flush();
    if (buffer.error() == 0 || buffer.error() == EPIPE) {
        return code;
    }
    return complain(cli::k_unusable, std::string("cannot write the answer: ") + std::strerror(buffer.error()));
}

/// How many letters have to be changed, put in or left out.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

int no_command(const std::string& word) {
    const auto all = cli::commands();
    const auto nearest = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        return distance(word, a.name) < distance(word, b.name);
    });
    const bool near = distance(word, nearest->name) * 2 <= word.size();
    complain(cli::k_usage,
             "there is no command " + word + (near ? "; do you mean " + std::string(nearest->name) + "?" : ""));
    std::cerr << "Try: policygraph --help\n";
    return cli::k_usage;
}

int usage(const CLI::App& app, const CLI::ParseError& error, const std::string& named) {
    if (app.get_subcommands().empty() && !named.empty() && named.front() != '-') {
        return no_command(named);
    }
    complain(cli::k_usage, error.what());
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : chosen.front()->get_name() + " ";
    std::cerr << "Try: policygraph " << name << "--help\n";
    return cli::k_usage;
}

/// Declares all commands, but makes only the one that was named: the others cost nothing at start.
std::unique_ptr<cli::Command> declare(CLI::App& app, const std::string& named) {
    std::unique_ptr<cli::Command> command;
    for (const cli::CommandEntry& entry : cli::commands()) {
        CLI::App* const sub = app.add_subcommand(entry.name, entry.summary);
        if (named == entry.name) {
            command = entry.make();
            command->declare(*sub);
        }
    }
    return command;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a full quota is a write error, not a death
    cli::DescriptorBuffer buffer(STDOUT_FILENO);
    std::ostream out(&buffer);

    CLI::App app("policygraph reads Chinese policy documents into a graph and answers from it, with quotes.",
                 "policygraph");
    app.set_version_flag("--version", "policygraph " POLICYGRAPH_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 found nothing or some input was refused, 2 wrong usage,\n"
               "3 not a usable database or data file. policygraph COMMAND --help tells more.");
    const std::string named = argc > 1 ? argv[1] : "";
    std::unique_ptr<cli::Command> command;
    try {
        command = declare(app, named);
    } catch (const base::DataError& error) {
        return complain(cli::k_unusable, error.what());
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        out << (chosen.empty() ? app.help() : chosen.front()->help());
        return finish(out, buffer, cli::k_done);
    } catch (const CLI::CallForVersion& version) {
        out << version.what() << '\n';
        return finish(out, buffer, cli::k_done);
    } catch (const CLI::ParseError& error) {
        return usage(app, error, named);
    }
    if (!command) {
        return complain(cli::k_usage, "name the command first: policygraph COMMAND …");
    }
    return finish(out, buffer, run(*command, out));
}
