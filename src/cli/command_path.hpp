// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// A shortest path between two nodes.
[[nodiscard]] std::unique_ptr<Command> make_path();

} // namespace policygraph::cli
