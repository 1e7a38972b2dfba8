// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// The database as a new file whose bytes depend on its content only.
[[nodiscard]] std::unique_ptr<Command> make_compact();

} // namespace policygraph::cli
