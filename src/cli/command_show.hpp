// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// One node with all that is known of it.
[[nodiscard]] std::unique_ptr<Command> make_show();

} // namespace policygraph::cli
