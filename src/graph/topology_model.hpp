// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/topology.hpp>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>
#include <vector>

namespace policygraph::graph {

using Compressed = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                      boost::no_property, Vertex, std::uint32_t>;

struct Topology::Model {
    Compressed graph;
    std::vector<ArcKind> kinds;      // by the edge's index in `graph`
    std::vector<std::uint32_t> rows; // the same, or empty
    // The way back, built when it is first wanted: for each vertex where its arcs begin, and their indexes.
    std::vector<std::uint32_t> back_starts;
    std::vector<std::uint32_t> back_arcs;
    std::vector<Vertex> back_sources;

    void build_back();
};

/// The same without directions, loops and repeated edges: what components, cores and betweenness are defined on.
[[nodiscard]] Compressed undirected(const Compressed& graph);

/// Rows and columns from arcs in any order: by source, then target, then the order in which they came. `order`, where
/// wanted, tells for each edge of the result which arc it was.
[[nodiscard]] Compressed compress(Vertex vertices, const std::vector<Vertex>& sources,
                                  const std::vector<Vertex>& targets, std::vector<std::uint32_t>* order);

} // namespace policygraph::graph
