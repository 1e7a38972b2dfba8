// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Who owns the tasks that match.
[[nodiscard]] std::unique_ptr<Command> make_owners();

} // namespace policygraph::cli
