// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_lines.hpp"

#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

#include <editline/readline.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <memory>
#include <system_error>
#include <utility>

namespace policygraph::cli {

namespace {

constexpr int k_lines_kept = 1000;

Completer g_completer;              // libedit calls back without a context
std::vector<std::string> g_offered; // what the last call of it gave

/// $XDG_STATE_HOME/policygraph/history, by default under ~/.local/state; empty where there is no home.
std::filesystem::path history_file() {
    const char* const state = std::getenv("XDG_STATE_HOME");
    const char* const home = std::getenv("HOME");
    std::filesystem::path folder;
    if (state != nullptr && *state == '/') {
        folder = state;
    } else if (home != nullptr && *home == '/') {
        folder = std::filesystem::path(home) / ".local" / "state";
    } else {
        return {};
    }
    return folder / "policygraph" / "history";
}

char* offer(const char* /*word*/, int number) {
    const auto at = static_cast<std::size_t>(number);
    return at < g_offered.size() ? ::strdup(g_offered[at].c_str()) : nullptr; // libedit frees it
}

char** complete(const char* word, int /*begin*/, int /*end*/) {
    rl_attempted_completion_over = 1; // no names of files
    // Begin and end count characters here and bytes there; the line itself tells.
    std::string_view before = rl_line_buffer == nullptr ? "" : rl_line_buffer;
    const std::string_view asked = word;
    before = before.substr(0, before.rfind(asked) == std::string_view::npos ? 0 : before.rfind(asked));
    g_offered = g_completer(before, asked);
    return g_offered.empty() ? nullptr : rl_completion_matches(word, offer);
}

} // namespace

ShellLines::ShellLines(Completer completer) : m_typed(is_terminal(STDIN_FILENO) && is_terminal(STDOUT_FILENO)) {
    if (!m_typed) {
        return;
    }
    // Only which bytes are a character; numbers stay as they are.
    const char* const set = std::setlocale(LC_CTYPE, "");
    if (set == nullptr || std::strcmp(set, "C") == 0 || std::strcmp(set, "POSIX") == 0) {
        std::setlocale(LC_CTYPE, "C.UTF-8");
    }
    g_completer = std::move(completer);
    rl_readline_name = "policygraph";
    using_history();
    stifle_history(k_lines_kept);
    m_history = history_file();
    std::error_code none;
    if (!m_history.empty()) {
        std::filesystem::create_directories(m_history.parent_path(), none);
        read_history(m_history.c_str());
    }
    rl_attempted_completion_function = complete;
    rl_completer_word_break_characters = const_cast<char*>(" \t\"'");
}

ShellLines::~ShellLines() {
    g_completer = nullptr;
}

std::optional<std::string> ShellLines::next() {
    if (m_typed) {
        return ask();
    }
    std::string line;
    return std::getline(std::cin, line) ? std::optional<std::string>(std::move(line)) : std::nullopt;
}

std::optional<std::string> ShellLines::ask() {
    for (;;) {
        watch_prompt();
        const std::unique_ptr<char, decltype(&std::free)> line(readline("policygraph> "), std::free);
        if (line) {
            if (*line.get() != '\0') {
                add_history(line.get());
                if (!m_history.empty()) {
                    const mode_t before = ::umask(077); // what somebody asked is theirs
                    write_history(m_history.c_str());
                    ::umask(before);
                }
            }
            return line.get();
        }
        std::fputc('\n', stdout);
        std::fflush(stdout);
        if (!interrupted()) {
            return std::nullopt;
        }
    }
}

} // namespace policygraph::cli
