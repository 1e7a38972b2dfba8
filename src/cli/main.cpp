// SPDX-License-Identifier: Apache-2.0
// The only place that turns errors into words and exit codes, and the only one that catches.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/query/render.hpp>
#include <policygraph/query/visible.hpp>

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <new>
#include <string>

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
    } catch (const base::UsageError& error) {
        return complain(cli::k_usage, error.what());
    } catch (const base::DataError& error) {
        return complain(cli::k_unusable, error.what());
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

int usage(const CLI::App& app, const CLI::ParseError& error) {
    complain(cli::k_usage, error.what());
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : chosen.front()->get_name() + " ";
    std::cerr << "Try: policygraph " << name << "--help\n";
    return cli::k_usage;
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    cli::DescriptorBuffer buffer(STDOUT_FILENO);
    std::ostream out(&buffer);

    CLI::App app("policygraph reads Chinese policy documents into a graph and answers from it, with quotes.",
                 "policygraph");
    app.set_version_flag("--version", "policygraph " POLICYGRAPH_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 found nothing or some input was refused, 2 wrong usage,\n"
               "3 not a usable database or data file. policygraph COMMAND --help tells more.");
    // Only the command that was named is made: the others cost nothing at start.
    const std::string named = argc > 1 ? argv[1] : "";
    std::unique_ptr<cli::Command> command;
    for (const cli::CommandEntry& entry : cli::commands()) {
        CLI::App* const sub = app.add_subcommand(entry.name, entry.summary);
        if (named == entry.name) {
            command = entry.make();
            if (const int code =
                    [&] {
                        try {
                            command->declare(*sub);
                            return cli::k_done;
                        } catch (const base::DataError& error) {
                            return complain(cli::k_unusable, error.what());
                        }
                    }();
                code != cli::k_done) {
                return code;
            }
        }
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
        return usage(app, error);
    }
    if (!command) {
        return complain(cli::k_usage, "name the command first: policygraph COMMAND …");
    }
    return finish(out, buffer, run(*command, out));
}
