// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <span>

namespace policygraph::cli {

/// A line of the list of commands.
struct CommandEntry {
    const char* name;
    const char* summary;
    std::unique_ptr<Command> (*make)();
    bool in_shell = true; ///< it only reads a database, so the shell has it
};

/// All commands in the order in which help shows them.
[[nodiscard]] std::span<const CommandEntry> commands();

} // namespace policygraph::cli
