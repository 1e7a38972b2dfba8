// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Files and folders into the database.
[[nodiscard]] std::unique_ptr<Command> make_build();

} // namespace policygraph::cli
