// SPDX-License-Identifier: Apache-2.0
// The only place that turns errors of commands into words and exit codes.
#include "cli/dispatch.hpp"

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/nearest.hpp>
#include <policygraph/query/match.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/query/render.hpp>
#include <policygraph/query/visible.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <new>
#include <optional>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

int list_candidates(const query::Ambiguous& several) {
    complain(k_usage, several.what());
    query::render(several.candidates(), {query::Format::Table, query::Quotes::Cut, terminal_width()}, std::cerr);
    return k_usage;
}

int run_caught(Command& command, std::ostream& out) {
    try {
        return command.run(out);
    } catch (const query::Ambiguous& several) {
        return list_candidates(several);
    } catch (const query::NotFound& nothing) {
        return complain(k_nothing, nothing.what());
    } catch (const query::MatchError& error) {
        complain(k_usage, error.what());
        std::cerr << error.excerpt();
        return k_usage;
    } catch (const base::UsageError& error) {
        return complain(k_usage, error.what());
    } catch (const base::DataError& error) {
        return interrupted() ? k_interrupted : complain(k_unusable, error.what());
    } catch (const base::InputError& error) {
        return complain(k_nothing, error.what());
    } catch (const std::bad_alloc&) {
        return complain(k_unusable, "out of memory");
    } catch (const std::exception& error) {
        return complain(k_unusable, error.what());
    }
}

int no_command(const std::string& word) {
    std::vector<std::string> names;
    const auto all = commands();
    std::transform(all.begin(), all.end(), std::back_inserter(names), [](const auto& entry) { return entry.name; });
    const std::optional<std::string> near = base::nearest(word, names);
    complain(k_usage, "there is no command " + word + (near ? "; do you mean " + *near + "?" : ""));
    std::cerr << "Try: policygraph --help\n";
    return k_usage;
}

int usage(const CLI::App& app, const CLI::ParseError& error, const std::string& named) {
    if (app.get_subcommands().empty() && !named.empty() && named.front() != '-') {
        return no_command(named);
    }
    complain(k_usage, error.what());
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : chosen.front()->get_name() + " ";
    std::cerr << "Try: policygraph " << name << "--help\n";
    return k_usage;
}

/// The database that is open is the one that is asked where --db names no other.
void use_open(Command& command, CLI::App& app, store::Reader& open) {
    command.use(open);
    if (CLI::Option* const database = app.get_option_no_throw("--db")) {
        database->default_val(open.path().string());
    }
}

/// CLI11 sets a line end behind a footer that is made when it is shown, and another behind every footer.
class HelpFormatter : public CLI::Formatter {
public:
    std::string make_footer(const CLI::App* app) const override {
        std::string footer = app->get_footer();
        footer.resize(footer.find_last_not_of('\n') + 1);
        return footer.empty() ? footer : footer + "\n";
    }
};

/// Declares the command that was named and no other, which costs nothing at start; all of them where none is known.
std::unique_ptr<Command> declare(CLI::App& app, const std::vector<std::string>& words, store::Reader* open) {
    const std::string named = words.empty() ? "" : words.front();
    std::unique_ptr<Command> command;
    const auto all = commands();
    const bool known = std::any_of(all.begin(), all.end(), [&](const auto& entry) { return named == entry.name; });
    for (const CommandEntry& entry : all) {
        if (known && named != entry.name) {
            continue;
        }
        CLI::App* const sub = app.add_subcommand(entry.name, entry.summary);
        if (known) {
            command = entry.make == nullptr ? make_full(entry.name, words) : entry.make();
            command->declare(*sub);
            if (open != nullptr) {
                use_open(*command, *sub, *open);
            }
        }
    }
    return command;
}

} // namespace

int complain(int code, const std::string& text) {
    std::cerr << "policygraph: " << query::visible_line(text) << '\n';
    return code;
}

int dispatch(std::vector<std::string> words, std::ostream& out, store::Reader* open) {
    CLI::App app("policygraph reads Chinese policy documents into a graph and answers from it, with quotes.",
                 "policygraph");
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_version_flag("--version", "policygraph " POLICYGRAPH_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done, 1 found nothing or some input was refused, 2 wrong usage,\n"
               "3 not a usable database or data file. policygraph COMMAND --help tells more.");
    const std::string named = words.empty() ? "" : words.front();
    std::unique_ptr<Command> command;
    try {
        command = declare(app, words, open);
    } catch (const base::DataError& error) {
        return complain(k_unusable, error.what());
    }
    try {
        std::reverse(words.begin(), words.end()); // as CLI11 takes them
        app.parse(words);
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        out << (chosen.empty() ? app.help() : chosen.front()->help());
        return k_done;
    } catch (const CLI::CallForVersion& version) {
        out << version.what() << '\n';
        return k_done;
    } catch (const CLI::ParseError& error) {
        return usage(app, error, named);
    }
    if (!command) {
        return complain(k_usage, "name the command first: policygraph COMMAND …");
    }
    return run_caught(*command, out);
}

} // namespace policygraph::cli
