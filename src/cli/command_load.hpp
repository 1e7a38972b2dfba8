// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// The shards of `extract` into the database.
[[nodiscard]] std::unique_ptr<Command> make_load();

} // namespace policygraph::cli
