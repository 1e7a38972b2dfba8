// SPDX-License-Identifier: Apache-2.0
#include "export/selection.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

/// Row numbers are dense: rows are numbered one after the other and few are ever taken out.
constexpr std::int64_t k_most_rows = std::int64_t{1} << 30U;

std::size_t rows_of(const store::Reader& reader, const std::string& table) {
    // Each alone is found at an end of the table; both in one would read all of it.
    store::Prepared cursor(reader, "SELECT coalesce((SELECT max(id) FROM " + table +
                                       "), 0), coalesce((SELECT min(id) FROM " + table + "), 1)");
    cursor.step();
    if (cursor.integer(0) > k_most_rows || cursor.integer(1) < 0) {
        throw base::DataError(reader.path().string(), 0, 0, "row numbers of \"" + table + "\" that no build gives");
    }
    return static_cast<std::size_t>(cursor.integer(0)) + 1;
}

bool is_listed(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

Selection::Selection(const store::Reader& reader, const ExportOptions& options)
    : m_node_rows(rows_of(reader, "node")), m_edge_rows(rows_of(reader, "edge")),
      m_document_rows(rows_of(reader, "document")) {
    keep_documents(reader, options);
    keep_around(reader, options);
    keep_kinds(reader, options);
}

/// Only what documents of the place or policy, or those signed since, say. The place and the date stand in the
/// Document node.
void Selection::keep_documents(const store::Reader& reader, const ExportOptions& options) {
    if (options.place.empty() && options.policy.empty() && options.since.empty()) {
        return;
    }
    m_documents = RowSet(m_document_rows);
    reader.query(
        "SELECT d.id FROM document d JOIN node n ON n.id = d.node "
        "WHERE (:place = '' OR json_extract(n.attributes, '$.place') = :place) "
        "AND (:since = '' OR json_extract(n.attributes, '$.date_signed') >= :since) "
        "AND (:policy = '' OR d.id IN (SELECT p.document FROM document_policy p JOIN node q ON q.id = p.policy "
        "WHERE q.key = :policy))",
        {{"place", options.place}, {"since", options.since}, {"policy", options.policy}}, [&](const store::Row& row) {
            m_documents.set(std::get<std::int64_t>(row[0]));
            return true;
        });
    m_nodes = RowSet(m_node_rows);
    m_edges = RowSet(m_edge_rows);
    store::Prepared evidence(reader, "SELECT document, node, edge FROM evidence");
    while (evidence.step()) {
        if (m_documents.has(evidence.integer(0))) {
            evidence.is_null(1) ? m_edges.set(evidence.integer(2)) : m_nodes.set(evidence.integer(1));
        }
    }
}

void Selection::keep_around(const store::Reader& reader, const ExportOptions& options) {
    if (options.around.empty()) {
        return;
    }
    RowSet keep(m_node_rows);
    for (const std::string& key : options.around) {
        const auto rows = reader.rows("SELECT id FROM node WHERE key = :key", {{"key", key}});
        if (rows.empty() || !has_node(std::get<std::int64_t>(rows[0][0]))) {
            throw base::UsageError("no node " + key + " in this part of the graph");
        }
        keep.set(std::get<std::int64_t>(rows[0][0]));
    }
    for (std::uint32_t hop = 0; hop < options.hops; ++hop) {
        RowSet next = keep;
        bool grew = false;
        store::Prepared edges(reader, "SELECT id, source, target FROM edge");
        while (edges.step()) {
            const std::int64_t source = edges.integer(1);
            const std::int64_t target = edges.integer(2);
            if (has_edge(edges.integer(0)) && has_node(source) && has_node(target) &&
                keep.has(source) != keep.has(target)) {
                next.set(source);
                next.set(target);
                grew = true;
            }
        }
        if (!grew) {
            break;
        }
        keep = std::move(next);
    }
    m_nodes = std::move(keep);
}

void Selection::keep_kinds(const store::Reader& reader, const ExportOptions& options) {
    if (options.kinds.empty()) {
        return;
    }
    RowSet keep(m_node_rows);
    store::Prepared nodes(reader, "SELECT id, kind FROM node");
    while (nodes.step()) {
        if (has_node(nodes.integer(0)) && is_listed(options.kinds, nodes.text(1))) {
            keep.set(nodes.integer(0));
        }
    }
    m_nodes = std::move(keep);
}

} // namespace policygraph::exporting
