// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace policygraph::cli {

inline constexpr int k_interrupted = 130; ///< as shells have it for SIGINT

/// From now on SIGINT and SIGTERM only set a mark.
void watch_interrupts();
[[nodiscard]] bool interrupted();

} // namespace policygraph::cli
