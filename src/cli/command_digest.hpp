// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// One hash of what the database says.
[[nodiscard]] std::unique_ptr<Command> make_digest();

} // namespace policygraph::cli
