// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

// The table adjacency: the edges of a node, both ways, in one row instead of some entries in each of two indexes. A
// walk asks once for a node, and the whole graph is read in half the time. It follows from `edge` and is written at the
// end of every change. An entry is made of groups, those that leave the node first, then by the name of the kind:
// number of the kind * 2 (+ 1: they come in), how many, and for each the other node less the one before it and the edge
// less the one before it, as numbers of 7 bits a byte, low ones first; what may be negative has its sign in the lowest
// bit. A node with more than `k_part_edges` has several rows, each full but the last.
namespace policygraph::store {

inline constexpr std::size_t k_part_edges = 256; ///< fit into a page
inline constexpr unsigned k_part_bits = 20;      ///< adjacency.id: node, then so many bits for the part
inline constexpr std::int64_t k_last_packed = std::int64_t{1} << 42; ///< nodes up to here; others only by hand

/// Where the kinds of edges stand in `meta`, each in a line; a number is a place there.
inline constexpr const char* k_edge_kinds = "edge_kinds";

/// Writes the table anew. Needs the indexes of `edge`.
void pack_adjacency(const Connection& connection);

/// Notes from now on which nodes get or lose edges, so that `repack_adjacency` knows them.
void watch_adjacency(const Connection& connection);
/// Writes the rows of these nodes anew; all where the table is empty.
void repack_adjacency(const Connection& connection);

/// Reports each node whose rows are not what its edges give. A table that is empty is none.
void check_adjacency(const std::filesystem::path& database, const std::function<void(const std::string&)>& problem);

} // namespace policygraph::store
