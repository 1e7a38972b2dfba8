// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// The facts of documents as NDJSON, without a database.
[[nodiscard]] std::unique_ptr<Command> make_extract();

} // namespace policygraph::cli
