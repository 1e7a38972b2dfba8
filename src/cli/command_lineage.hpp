// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// What a policy rests on and what rests on it.
[[nodiscard]] std::unique_ptr<Command> make_lineage();

} // namespace policygraph::cli
