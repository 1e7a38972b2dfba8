// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// A command that is nothing but queries/commands/NAME.sql: its parameters are its options (those that must be
/// given its arguments), its examples the help's. Throws DataError at declaration where the file is not there.
template <const char* Name>
[[nodiscard]] std::unique_ptr<Command> make_from_sql();

[[nodiscard]] std::unique_ptr<Command> make_sql_file_command(const char* name);

template <const char* Name>
std::unique_ptr<Command> make_from_sql() {
    return make_sql_file_command(Name);
}

} // namespace policygraph::cli
