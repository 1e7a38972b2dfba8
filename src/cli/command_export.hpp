// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// The graph as a file for another program.
[[nodiscard]] std::unique_ptr<Command> make_export();

} // namespace policygraph::cli
