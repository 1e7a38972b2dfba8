// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Read-only SQL.
[[nodiscard]] std::unique_ptr<Command> make_sql();

} // namespace policygraph::cli
