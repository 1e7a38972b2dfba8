// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/topology.hpp>

#include <cstdint>
#include <functional>
#include <vector>

// What a whole graph tells of its vertices. Boost.Graph's own algorithms wherever it has them; all of them walk with a
// stack of their own, none recurses down the graph. The same topology gives the same numbers.
namespace policygraph::graph {

/// Called now and then; ends the work by throwing.
using Tick = std::function<void()>;

/// Each result holds a value a vertex.
template <typename Value>
using PerVertex = std::vector<Value>;

struct Degrees {
    PerVertex<std::uint32_t> out;
    PerVertex<std::uint32_t> in;
};
[[nodiscard]] Degrees degrees(const Topology& topology);

struct PageRankOptions {
    double damping = 0.85;
    unsigned rounds = 100;    ///< at most
    double precision = 1e-10; ///< ends when no rank changes by more, as part of the sum of all; 0: all rounds
};
/// Along the arcs; the sum is 1. What a vertex without a way out has to give is given to all alike.
[[nodiscard]] PerVertex<double> page_rank(const Topology& topology, const PageRankOptions& options, const Tick& tick);

/// Brandes, without directions: how many shortest paths lead through a vertex, each pair of ends counted once.
[[nodiscard]] PerVertex<double> betweenness(const Topology& topology, const Tick& tick);

/// The number of a vertex's component without directions: 0 for the largest, then falling; of two alike the one with
/// the least vertex first. The same for strong components: along the arcs there and back.
[[nodiscard]] PerVertex<std::uint32_t> components(const Topology& topology, const Tick& tick);
[[nodiscard]] PerVertex<std::uint32_t> strong_components(const Topology& topology, const Tick& tick);

/// Communities after Louvain (Blondel et al. 2008), which Boost.Graph does not have: without directions, parallel
/// edges weigh as many. Numbered as components are.
[[nodiscard]] PerVertex<std::uint32_t> communities(const Topology& topology, const Tick& tick);
/// Newman's modularity of such a division.
[[nodiscard]] double modularity(const Topology& topology, const PerVertex<std::uint32_t>& communities);

/// The largest k for which the vertex is in the k-core, without directions.
[[nodiscard]] PerVertex<std::uint32_t> core_numbers(const Topology& topology, const Tick& tick);

/// For each strong component that holds a cycle a shortest cycle through its least vertex, which it begins with; in the
/// order of those vertices. A loop is a cycle of one.
[[nodiscard]] std::vector<std::vector<Vertex>> cycles(const Topology& topology, const Tick& tick);

/// Dominators from an entry that leads to all vertices without an arc to them, and to the least one of whatever
/// cannot be reached otherwise: for each vertex the last one before it that every way passes, k_entry where there is
/// none. After Cooper, Harvey and Kennedy (2001): Boost.Graph's own recurses down the graph.
inline constexpr Vertex k_entry = 0xFFFFFFFF;
[[nodiscard]] PerVertex<Vertex> dominators(const Topology& topology, const Tick& tick);
/// How many vertices each one dominates, without itself.
[[nodiscard]] PerVertex<std::uint32_t> dominated(const PerVertex<Vertex>& dominators);

/// The arcs turned around.
[[nodiscard]] Topology reversed(const Topology& topology);

} // namespace policygraph::graph
