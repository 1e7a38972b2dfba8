// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// The quotes that tie two nodes.
[[nodiscard]] std::unique_ptr<Command> make_why();

} // namespace policygraph::cli
