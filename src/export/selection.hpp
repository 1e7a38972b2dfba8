// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/export/export_graph.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace policygraph::exporting {

/// Rows of a table, by number: all of them, or those named.
class RowSet {
public:
    RowSet() = default; ///< all
    explicit RowSet(std::size_t rows) : m_all(false), m_has(rows) {}
    [[nodiscard]] bool all() const { return m_all; }
    /// Rows beyond those of the table, which a damaged database may speak of, are not there.
    [[nodiscard]] bool has(std::int64_t row) const {
        const auto at = static_cast<std::size_t>(row);
        return m_all || (at < m_has.size() && m_has[at]);
    }
    void set(std::int64_t row) {
        if (const auto at = static_cast<std::size_t>(row); at < m_has.size()) {
            m_has[at] = true;
        }
    }

private:
    bool m_all = true;
    std::vector<bool> m_has;
};

/// The part of the graph that goes out, as bare structure: which rows, and how many edges each node has. Costs four
/// bytes a node, and one bit a row where it is not the whole graph.
class Selection {
public:
    /// Throws UsageError for a node that is not there.
    Selection(const store::Reader& reader, const ExportOptions& options);

    [[nodiscard]] bool has_node(std::int64_t row) const {
        return static_cast<std::size_t>(row) < m_node_rows && m_nodes.has(row);
    }
    [[nodiscard]] bool has_edge(std::int64_t row) const {
        return static_cast<std::size_t>(row) < m_edge_rows && m_edges.has(row);
    }
    /// Evidence of other documents does not count.
    [[nodiscard]] bool has_document(std::int64_t row) const { return m_documents.has(row); }

    /// One more than the largest row number.
    [[nodiscard]] std::size_t node_rows() const { return m_node_rows; }
    [[nodiscard]] std::size_t edge_rows() const { return m_edge_rows; }

    [[nodiscard]] std::size_t nodes() const { return m_node_count; }
    [[nodiscard]] std::size_t edges() const { return m_edge_count; }
    [[nodiscard]] const std::set<std::string>& node_kinds() const { return m_node_kinds; }
    [[nodiscard]] const std::set<std::string>& edge_kinds() const { return m_edge_kinds; }
    /// How many selected edges each node has, by row; given away once.
    [[nodiscard]] std::vector<std::uint32_t> take_degrees() { return std::move(m_degrees); }
    /// Whether so much goes out that reading all is cheaper than asking for each row.
    [[nodiscard]] bool is_most() const { return 4 * m_node_count >= m_node_rows; }

private:
    void keep_documents(const store::Reader& reader, const ExportOptions& options);
    void keep_around(const store::Reader& reader, const ExportOptions& options);
    void keep_kinds(const store::Reader& reader, const ExportOptions& options);
    void count(const store::Reader& reader);

    std::size_t m_node_rows = 0;
    std::size_t m_edge_rows = 0;
    RowSet m_documents;
    RowSet m_nodes;
    RowSet m_edges;
    std::size_t m_node_count = 0;
    std::size_t m_edge_count = 0;
    std::set<std::string> m_node_kinds;
    std::set<std::string> m_edge_kinds;
    std::vector<std::uint32_t> m_degrees;
};

} // namespace policygraph::exporting
