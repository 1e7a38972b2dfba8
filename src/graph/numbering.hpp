// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/measures.hpp>

namespace policygraph::graph {

/// Groups numbered anew: the largest is 0, of two alike the one with the least vertex comes first.
[[nodiscard]] PerVertex<std::uint32_t> numbered(PerVertex<std::uint32_t> groups);

} // namespace policygraph::graph
