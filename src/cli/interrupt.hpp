// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace policygraph::cli {

inline constexpr int k_interrupted = 130; ///< as shells have it for SIGINT

/// From now on SIGINT and SIGTERM only set a mark.
void watch_interrupts();
[[nodiscard]] bool interrupted();

/// For whoever goes on after an interrupt, before waiting for a line: forgets the mark; SIGINT sets it and ends the
/// waiting, SIGTERM ends the program.
void watch_prompt();

} // namespace policygraph::cli
