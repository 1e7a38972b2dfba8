// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// Two nodes are one: a row "same" of data/judgements.tsv.
[[nodiscard]] std::unique_ptr<Command> make_same();
/// Two nodes must never become one: a row "different".
[[nodiscard]] std::unique_ptr<Command> make_different();

} // namespace policygraph::cli
