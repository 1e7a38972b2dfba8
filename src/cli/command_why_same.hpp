// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Why two names are one node, or two.
[[nodiscard]] std::unique_ptr<Command> make_why_same();

} // namespace policygraph::cli
