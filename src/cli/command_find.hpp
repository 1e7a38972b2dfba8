// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Nodes by name, other name or text.
[[nodiscard]] std::unique_ptr<Command> make_find();

} // namespace policygraph::cli
