// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

/// Gives what a word may become: (the line before it, the word).
using Completer = std::function<std::vector<std::string>(std::string_view, std::string_view)>;

/// The lines that somebody types, edited and kept by libedit, or those of a pipe. One at a time in a process:
/// libedit's state is global.
class ShellLines {
public:
    explicit ShellLines(Completer completer);
    ~ShellLines();
    ShellLines(const ShellLines&) = delete;
    ShellLines& operator=(const ShellLines&) = delete;

    /// The next line without its end; nullopt at the end.
    [[nodiscard]] std::optional<std::string> next();
    /// True where somebody types.
    [[nodiscard]] bool typed() const { return m_typed; }

private:
    [[nodiscard]] std::optional<std::string> ask();

    bool m_typed;
    std::filesystem::path m_history; // empty: none is kept
};

} // namespace policygraph::cli
