// SPDX-License-Identifier: Apache-2.0
#include "export/selection.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

/// Only what documents of the place say: rows with evidence there. The place itself stands in the Document node.
std::string restricted(const std::string& sql, const ExportOptions& options, const std::string& column) {
    if (options.place.empty()) {
        return sql;
    }
    return sql + " AND EXISTS (SELECT 1 FROM evidence v JOIN document d ON d.id = v.document" +
           " JOIN node o ON o.id = d.node WHERE v." + column +
           " = r.id AND json_extract(o.attributes, '$.place') = :place)";
}

store::Params parameters(const ExportOptions& options) {
    store::Params params;
    if (!options.place.empty()) {
        params["place"] = options.place;
    }
    return params;
}

} // namespace

Selection::Selection(const store::Reader& reader, const ExportOptions& options) {
    load(reader, options);
    if (!options.around.empty()) {
        keep_around(reader, options);
    }
    if (!options.kinds.empty()) {
        std::vector<bool> keep(m_nodes.size());
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            keep[i] = std::find(options.kinds.begin(), options.kinds.end(), m_nodes[i].kind) != options.kinds.end();
        }
        drop(keep);
    }
    for (const Edge& edge : m_edges) {
        ++m_nodes[edge.source].degree;
        ++m_nodes[edge.target].degree;
        m_edge_rows.insert(edge.row);
    }
}

void Selection::load(const store::Reader& reader, const ExportOptions& options) {
    const std::string nodes =
        restricted("SELECT r.id, r.kind FROM node r WHERE 1", options, "node") + " ORDER BY r.key";
    reader.query(nodes, parameters(options), [&](const store::Row& row) {
        m_nodes.push_back({std::get<std::int64_t>(row[0]), std::get<std::string>(row[1]), 0});
        return true;
    });
    number();
    const std::string edges =
        restricted("SELECT r.id, r.source, r.target FROM edge r WHERE 1", options, "edge") + " ORDER BY r.key";
    reader.query(edges, parameters(options), [&](const store::Row& row) {
        const std::uint32_t source = index_of(std::get<std::int64_t>(row[1]));
        const std::uint32_t target = index_of(std::get<std::int64_t>(row[2]));
        if (source != k_none && target != k_none) {
            m_edges.push_back({std::get<std::int64_t>(row[0]), source, target});
        }
        return true;
    });
}

void Selection::keep_around(const store::Reader& reader, const ExportOptions& options) {
    std::vector<bool> keep(m_nodes.size());
    for (const std::string& key : options.around) {
        const auto rows = reader.rows("SELECT id FROM node WHERE key = :key", {{"key", key}});
        const std::uint32_t index = rows.empty() ? k_none : index_of(std::get<std::int64_t>(rows[0][0]));
        if (index == k_none) {
            throw base::UsageError("no node " + key + " in this part of the graph");
        }
        keep[index] = true;
    }
    for (std::uint32_t hop = 0; hop < options.hops; ++hop) {
        std::vector<bool> next = keep;
        for (const Edge& edge : m_edges) {
            if (keep[edge.source] || keep[edge.target]) {
                next[edge.source] = next[edge.target] = true;
            }
        }
        if (next == keep) {
            break;
        }
        keep.swap(next);
    }
    drop(keep);
}

void Selection::drop(const std::vector<bool>& keep) {
    std::vector<std::uint32_t> moved(m_nodes.size(), k_none);
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (keep[i]) {
            moved[i] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(std::move(m_nodes[i]));
        }
    }
    m_nodes = std::move(nodes);
    std::erase_if(m_edges, [&](const Edge& edge) { return !keep[edge.source] || !keep[edge.target]; });
    for (Edge& edge : m_edges) {
        edge.source = moved[edge.source];
        edge.target = moved[edge.target];
    }
    number();
}

void Selection::number() {
    m_index.clear();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        m_index.emplace(m_nodes[i].row, static_cast<std::uint32_t>(i));
    }
}

std::uint32_t Selection::index_of(std::int64_t row) const {
    const auto found = m_index.find(row);
    return found == m_index.end() ? k_none : found->second;
}

} // namespace policygraph::exporting
