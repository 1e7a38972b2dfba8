// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

/// A line of the list of commands.
struct CommandEntry {
    const char* name;
    const char* summary;
    std::unique_ptr<Command> (*make)(); ///< nullptr: policygraph-full has it (make_full)
    bool in_shell = true;               ///< it only reads a database, so the shell has it
};

/// All commands in the order in which help shows them.
[[nodiscard]] std::span<const CommandEntry> commands();

/// Makes a command that needs more than a database: readers of documents, writers for other programs, a server. Their
/// libraries would cost every question its start, so they are in a program of their own, policygraph-full, which has
/// all commands. There this makes the command; policygraph becomes that program instead, with the command line `words`.
/// Throws DataError.
[[nodiscard]] std::unique_ptr<Command> make_full(std::string_view name, const std::vector<std::string>& words);

} // namespace policygraph::cli
