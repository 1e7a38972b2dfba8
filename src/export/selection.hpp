// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/export/export_graph.hpp>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace policygraph::exporting {

/// The part of the graph that goes out, as bare structure: which rows, and who is joined with whom.
class Selection {
public:
    struct Node {
        std::int64_t row = 0;
        std::string kind;
        std::uint32_t degree = 0; ///< edges that go out with it
    };
    struct Edge {
        std::int64_t row = 0;
        std::uint32_t source = 0; ///< indexes in nodes()
        std::uint32_t target = 0;
    };

    /// Throws UsageError for a node that is not there.
    Selection(const store::Reader& reader, const ExportOptions& options);

    /// In the order of the keys.
    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::vector<Edge>& edges() const { return m_edges; }
    static constexpr std::uint32_t k_none = 0xFFFFFFFF;
    /// The index of a row of the table node, or k_none where it does not go out.
    [[nodiscard]] std::uint32_t index_of(std::int64_t row) const;
    [[nodiscard]] bool has_edge(std::int64_t row) const { return m_edge_rows.contains(row); }

private:
    void load(const store::Reader& reader, const ExportOptions& options);
    void keep_around(const store::Reader& reader, const ExportOptions& options);
    void drop(const std::vector<bool>& keep);
    void number();

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::unordered_map<std::int64_t, std::uint32_t> m_index;
    std::unordered_set<std::int64_t> m_edge_rows; // asked only, never walked
};

} // namespace policygraph::exporting
