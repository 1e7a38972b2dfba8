// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/names.hpp>
#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

namespace policygraph::query {

/// A shortest path between two nodes, edges taken in either direction, a row an edge with its quote: step, from,
/// from_kind, relation, to, to_kind, details, file, byte_start, byte_end, quote. No rows where `a` and `b` do not
/// hang together within `longest` steps. Ties are decided by the order of relation, direction and node.
[[nodiscard]] Table path(const store::Reader& reader, const Node& a, const Node& b, std::size_t longest = 12);

/// The edges around a node up to so many steps away, each once with its quote: step, then as `path`.
[[nodiscard]] Table neighbors(const store::Reader& reader, const Node& node, std::size_t hops, std::size_t most);

} // namespace policygraph::query
