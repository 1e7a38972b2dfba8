// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// What an agency owns.
[[nodiscard]] std::unique_ptr<Command> make_tasks();

} // namespace policygraph::cli
