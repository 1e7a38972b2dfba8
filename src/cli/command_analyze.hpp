// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Questions to the whole graph.
[[nodiscard]] std::unique_ptr<Command> make_analyze();

} // namespace policygraph::cli
