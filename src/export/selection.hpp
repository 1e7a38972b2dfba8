// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/export/export_graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace policygraph::exporting {

/// Rows of a table, by number: all of them, or those named.
class RowSet {
public:
    RowSet() = default; ///< all
    explicit RowSet(std::size_t rows) : m_all(false), m_has(rows) {}
    [[nodiscard]] bool all() const { return m_all; }
    /// How many of those that are named.
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(std::count(m_has.begin(), m_has.end(), true));
    }
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

/// The part of the graph that goes out, as bare structure: which rows. Costs one bit a row where it is not the whole
/// graph.
class Selection {
public:
    /// Throws UsageError for a node that is not there.
    Selection(const store::Reader& reader, const ExportOptions& options);

    [[nodiscard]] bool has_node(std::int64_t row) const {
        return static_cast<std::size_t>(row) < m_node_rows && m_nodes.has(row);
    }
    /// Both ends must be selected, too.
    [[nodiscard]] bool has_edge(std::int64_t row) const {
        return static_cast<std::size_t>(row) < m_edge_rows && m_edges.has(row);
    }
    /// Evidence of other documents does not count.
    [[nodiscard]] bool has_document(std::int64_t row) const { return m_documents.has(row); }

    /// One more than the largest row number.
    [[nodiscard]] std::size_t node_rows() const { return m_node_rows; }
    [[nodiscard]] std::size_t edge_rows() const { return m_edge_rows; }
    [[nodiscard]] std::size_t document_rows() const { return m_document_rows; }

    /// Whether so much goes out that reading all evidence is cheaper than asking for that of each row.
    [[nodiscard]] bool is_most() const { return m_nodes.all() || 4 * m_nodes.count() >= m_node_rows; }

private:
    void keep_documents(const store::Reader& reader, const ExportOptions& options);
    void keep_around(const store::Reader& reader, const ExportOptions& options);
    void keep_kinds(const store::Reader& reader, const ExportOptions& options);

    std::size_t m_node_rows;
    std::size_t m_edge_rows;
    std::size_t m_document_rows;
    RowSet m_documents;
    RowSet m_nodes;
    RowSet m_edges;
};

} // namespace policygraph::exporting
