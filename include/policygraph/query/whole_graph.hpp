// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/topology.hpp>
#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace policygraph::query {

/// Which part of the graph is loaded; empty lists: all kinds.
struct GraphFilter {
    std::vector<std::string> node_kinds;
    std::vector<std::string> edge_kinds;
    /// A task's edges count for the policy that has the task; without loops.
    bool tasks_as_policies = false;
    bool edge_rows = false; ///< arcs carry the row numbers of their edges
};

/// The row numbers of the nodes by vertex, and back.
class VertexRows {
public:
    void add(std::int64_t row);
    [[nodiscard]] graph::Vertex size() const { return static_cast<graph::Vertex>(m_rows.size()); }
    [[nodiscard]] std::int64_t row(graph::Vertex vertex) const { return m_rows[vertex]; }
    static constexpr graph::Vertex k_none = 0xFFFFFFFF;
    /// k_none where the row is not in the graph.
    [[nodiscard]] graph::Vertex vertex(std::int64_t row) const;

private:
    std::vector<std::int64_t> m_rows;
    std::vector<graph::Vertex> m_near;                     // by row, as far as that is cheap
    std::unordered_map<std::int64_t, graph::Vertex> m_far; // the others; asked only
};

/// The whole graph as bare structure, read once from the database's indexes: no names, no attributes.
struct WholeGraph {
    VertexRows nodes;
    std::vector<std::string> kinds; ///< of arcs, by graph::ArcKind
    graph::Topology topology;
};

/// Throws UsageError for a kind that the database does not have, DataError where there are more than 255 kinds of
/// edges or 2^32 - 1 nodes or edges.
[[nodiscard]] WholeGraph load_graph(const store::Reader& reader, const GraphFilter& filter = {});

/// The kinds of edges that make the lineage of policies.
[[nodiscard]] const std::vector<std::string>& lineage_kinds();

} // namespace policygraph::query
