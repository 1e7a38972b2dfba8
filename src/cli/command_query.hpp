// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// A saved question of queries/.
[[nodiscard]] std::unique_ptr<Command> make_query();

} // namespace policygraph::cli
