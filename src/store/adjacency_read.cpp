// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/adjacency.hpp>

#include "store/adjacency.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>

namespace policygraph::store {

namespace {

/// `last` and what is packed of the step from it; a stranger's row may wrap around.
std::int64_t stepped(std::int64_t last, std::uint64_t value) {
    const std::uint64_t step = (value >> 1U) ^ (std::uint64_t{0} - (value & 1U));
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(last) + step);
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

[[noreturn]] void damaged(const Reader& reader, std::int64_t node) {
    throw base::DataError(reader.path().string(), 0, 0,
                          "is damaged (the edges of the node in row " + std::to_string(node) + " do not read)");
}

} // namespace

bool PackedEdges::take(std::uint64_t& value) {
    constexpr unsigned k_digit_bits = 7;
    constexpr unsigned k_more = 0x80;
    value = 0;
    unsigned shift = 0;
    for (std::size_t at = 0; at < m_rest.size() && shift < 64; ++at, shift += k_digit_bits) {
        const auto byte = static_cast<unsigned char>(m_rest[at]);
        value |= std::uint64_t{byte & (k_more - 1)} << shift;
        if (byte < k_more) {
            m_rest.remove_prefix(at + 1);
            return true;
        }
    }
    return false;
}

bool PackedEdges::next() {
    std::uint64_t value = 0;
    if (m_left == 0) {
        if (m_rest.empty() || !take(value) || !take(m_left) || m_left == 0) {
            return false;
        }
        m_incoming = (value & 1U) != 0;
        m_kind = value >> 1U;
        m_other = 0;
        m_edge = 0;
    }
    std::uint64_t edge = 0;
    if (!take(value) || !take(edge)) {
        m_left = 1; // never complete
        m_rest = {};
        return false;
    }
    --m_left;
    m_other = stepped(m_other, value);
    m_edge = stepped(m_edge, edge);
    return true;
}

std::vector<std::string> edge_kinds(const Reader& reader) {
    Prepared meta(reader, "SELECT value FROM meta WHERE key = ?");
    meta.bind(0, std::string_view(k_edge_kinds));
    return meta.step() ? lines_of(meta.text(0)) : std::vector<std::string>();
}

Adjacency::Adjacency(const Reader& reader)
    : m_reader(&reader), m_parts(reader, "SELECT edges FROM adjacency WHERE id >= ?1 AND id < ?2") {}

void Adjacency::begin(std::int64_t node) {
    m_node = node;
    m_edges = {};
    m_in_part = 0;
    m_from_indexes = node < 0 || node >= k_last_packed;
    if (!m_from_indexes) {
        m_parts.bind(0, node << k_part_bits).bind(1, (node + 1) << k_part_bits);
        m_from_indexes = !next_part();
    }
    if (m_from_indexes) {
        begin_indexes();
    }
}

bool Adjacency::next_part() {
    if (!m_parts.step()) {
        return false;
    }
    m_edges = PackedEdges(m_parts.text(0)); // which stay where they are until the next step
    m_in_part = 0;
    return true;
}

void Adjacency::begin_indexes() {
    if (!m_indexes) {
        m_indexes.emplace(*m_reader, "SELECT id, target, kind, 0 FROM edge WHERE source = ?1 "
                                     "UNION ALL SELECT id, source, kind, 1 FROM edge WHERE target = ?1");
    }
    m_indexes->bind(0, m_node);
}

bool Adjacency::next() {
    if (m_from_indexes) {
        return m_indexes->step();
    }
    while (!m_edges.next()) {
        if (!m_edges.complete()) {
            damaged(*m_reader, m_node);
        }
        if (m_in_part < k_part_edges || !next_part()) { // only the last part of a node is not full
            return false;
        }
    }
    ++m_in_part;
    return true;
}

std::string_view Adjacency::kind() {
    if (m_from_indexes) {
        return m_indexes->text(2);
    }
    if (m_kinds.empty()) {
        m_kinds = edge_kinds(*m_reader);
    }
    if (m_edges.kind() >= m_kinds.size()) {
        damaged(*m_reader, m_node);
    }
    return m_kinds[m_edges.kind()];
}

bool scan_adjacency(const Reader& reader, const EdgeVisit& visit) {
    const std::size_t kinds = edge_kinds(reader).size();
    bool any = false;
    reader.scan("id, edges", "adjacency", [&](const ScannedRow& row) {
        any = true;
        const std::int64_t node = row.integer(0) >> k_part_bits;
        PackedEdges edges(row.text(1));
        while (edges.next() && !edges.incoming()) { // those that come in stand last, and with their sources
            if (edges.kind() >= kinds) {
                damaged(reader, node);
            }
            visit(node, edges.kind(), edges.other(), edges.edge());
        }
        if (!edges.incoming() && !edges.complete()) {
            damaged(reader, node);
        }
    });
    return any;
}

} // namespace policygraph::store
