// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Documents out of the database.
[[nodiscard]] std::unique_ptr<Command> make_remove();

} // namespace policygraph::cli
