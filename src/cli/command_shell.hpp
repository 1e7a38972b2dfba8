// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

[[nodiscard]] std::unique_ptr<Command> make_shell();

} // namespace policygraph::cli
