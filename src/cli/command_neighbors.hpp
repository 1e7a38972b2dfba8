// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// What is around a node.
[[nodiscard]] std::unique_ptr<Command> make_neighbors();

} // namespace policygraph::cli
