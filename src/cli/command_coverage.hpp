// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace policygraph::cli {

/// What became of the cue words of documents, so that an analyst sees what was not understood.
[[nodiscard]] std::unique_ptr<Command> make_coverage();

} // namespace policygraph::cli
