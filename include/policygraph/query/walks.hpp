// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/names.hpp>
#include <policygraph/query/rows.hpp>
#include <policygraph/store/reader.hpp>

namespace policygraph::query {

inline constexpr std::size_t k_longest_path = 12; ///< steps, where nobody says otherwise

/// A shortest path between two nodes, edges taken in either direction, a row an edge with its quote: step, from,
/// from_kind, relation, to, to_kind, details, file, byte_start, byte_end, quote. No rows where `a` and `b` do not
/// hang together within `longest` steps. Ties are decided by the order of relation, direction and node.
void path(const store::Reader& reader, const Node& a, const Node& b, std::size_t longest, RowSink& rows);

/// The edges around a node up to so many steps away, each once with its quote: step, then as `path`.
void neighbors(const store::Reader& reader, const Node& node, std::size_t hops, RowSink& rows);

} // namespace policygraph::query
