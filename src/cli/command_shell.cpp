// SPDX-License-Identifier: Apache-2.0
#include "cli/command_shell.hpp"

#include "cli/commands.hpp"
#include "cli/dispatch.hpp"
#include "cli/interrupt.hpp"
#include "cli/shell_completion.hpp"
#include "cli/shell_lines.hpp"
#include "cli/shell_words.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/reader.hpp>

#include <algorithm>
#include <iomanip>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

namespace {

const CommandEntry* entry_of(std::string_view name) {
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return name == entry.name; });
    return found == all.end() ? nullptr : &*found;
}

class Shell : public Command {
public:
    void declare(CLI::App& app) override {
        add_database(app, m_database);
        add_examples(app, "shell");
    }

    int run(std::ostream& out) override {
        store::Reader reader(m_database);
        ShellLines lines(
            [&](std::string_view before, std::string_view word) { return shell_completions(reader, before, word); });
        int last = k_done; // of those that failed
        while (out) {
            const std::optional<std::string> line = lines.next();
            if (!line) {
                break;
            }
            const std::optional<int> code = answer(*line, reader, out);
            if (!code) {
                break;
            }
            out.flush();
            if (*code != k_done) {
                last = *code;
            }
            if (interrupted() && !lines.typed()) {
                return k_interrupted; // nobody is there to go on
            }
        }
        return last;
    }

private:
    /// The exit code of the line; nullopt: it ends the shell.
    static std::optional<int> answer(const std::string& line, store::Reader& reader, std::ostream& out) {
        std::vector<std::string> words;
        try {
            words = shell_words(line);
        } catch (const base::UsageError& error) {
            return complain(k_usage, error.what());
        }
        if (words.empty()) {
            return k_done;
        }
        if (words.front() == "quit" || words.front() == "exit") {
            return std::nullopt;
        }
        if (words.front() == "help") {
            if (words.size() == 1) {
                help(out);
                return k_done;
            }
            words.erase(words.begin());
            if (entry_of(words.front()) != nullptr) {
                words = {words.front(), "--help"};
            }
        }
        const CommandEntry* const entry = entry_of(words.front());
        if (entry != nullptr && !entry->in_shell) {
            return complain(k_usage, words.front() + " is no command of the shell, which only reads");
        }
        return dispatch(std::move(words), out, &reader);
    }

    static void help(std::ostream& out) {
        constexpr int k_width = 12;
        for (const CommandEntry& entry : commands()) {
            if (entry.in_shell) {
                out << std::left << std::setw(k_width) << entry.name << entry.summary << '\n';
            }
        }
        out << std::setw(k_width) << "help"
            << "This list; help COMMAND: its options\n"
            << std::setw(k_width) << "quit"
            << "Ends the shell, as Ctrl-D does\n";
    }

    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_shell() {
    return std::make_unique<Shell>();
}

} // namespace policygraph::cli
