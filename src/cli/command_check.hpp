// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Every quote of the database against its document.
[[nodiscard]] std::unique_ptr<Command> make_check();

} // namespace policygraph::cli
