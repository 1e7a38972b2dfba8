// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/graph/claims.hpp>

#include <limits>

namespace policygraph::store {

namespace {

constexpr char k_between = '\x1f'; // parts of a joined key

std::size_t opinion(const std::string& name, const std::string& attributes) {
    return std::hash<std::string>{}(name + k_between + attributes);
}

bool at_border(const std::string& text, std::uint32_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

} // namespace

Rows::Rows(const Connection& connection, Filling filling)
    : m_connection(connection), m_filling(filling), m_next_document(next("document")), m_next_node(next("node")),
      m_next_edge(next("edge")), m_next_evidence(next("evidence")), m_next_alias(next("alias")), m_grams(connection),
      m_ties(connection),
      m_insert_document(connection,
                        "INSERT INTO document(id, key, node, path, bytes, format, decoder, extractor, text, seal) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_insert_node(connection, "INSERT INTO node(id, key, kind, name, attributes) VALUES(?, ?, ?, ?, ?)"),
      m_insert_edge(connection, "INSERT INTO edge(id, key, kind, source, target, attributes) VALUES(?, ?, ?, ?, ?, ?)"),
      m_insert_evidence(connection, "INSERT INTO evidence(id, node, edge, document, byte_start, byte_end, rule, "
                                    "confidence, written, name, attributes, priority) "
                                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_insert_alias(connection, "INSERT INTO alias(id, node, name, type) VALUES(?, ?, ?, ?)"),
      m_insert_support(connection, "INSERT OR IGNORE INTO alias_document(alias, document) VALUES(?, ?)"),
      m_find_node(connection, "SELECT id FROM node WHERE key = ?"),
      m_find_edge(connection, "SELECT id FROM edge WHERE key = ?"),
      m_find_alias(connection, "SELECT id FROM alias WHERE node = ? AND name = ? AND type = ?"),
      m_unindex(connection, "INSERT INTO node_search(node_search, rowid, names) "
                            "SELECT 'delete', id, names FROM node_names WHERE id = ?") {
    Statement documents(connection, "SELECT key, id FROM document");
    while (documents.step()) {
        m_documents.emplace(documents.text(0), documents.integer(1));
    }
}

std::uint32_t Rows::next(const char* table) const {
    const std::int64_t row = m_connection.number("SELECT coalesce(max(id), 0) + 1 FROM " + std::string(table));
    if (row < 1 || row > std::numeric_limits<std::uint32_t>::max() / 2) { // half of the numbers for this build
        throw base::DataError(m_connection.name(), 0, 0,
                              std::string("the rows of ") + table + " have too great numbers; `compact` numbers anew");
    }
    return static_cast<std::uint32_t>(row);
}

void Rows::check(const read::SourceText& source, const resolve::Contribution& contribution) const {
    const std::string& text = source.text;
    const auto inside = [&](const resolve::Evidence& evidence) {
        const base::Span span = evidence.span;
        if (span.begin > span.end || span.end > text.size() || !at_border(text, span.begin) ||
            !at_border(text, span.end)) {
            throw base::InputError(source.path, "rule " + evidence.rule + " gave a quote outside the text", span.begin);
        }
    };
    bool itself = false;
    const std::string self = resolve::document_node_id(source.sha256);
    for (const resolve::NodeClaim& claim : contribution.nodes) {
        inside(claim.evidence);
        itself = itself || claim.id == self;
    }
    for (const resolve::EdgeClaim& claim : contribution.edges) {
        inside(claim.evidence);
    }
    if (m_documents.contains(source.sha256)) {
        throw base::InputError(source.path, "the same bytes are in the database already");
    }
    if (!itself) {
        throw base::InputError(source.path, "the document makes no claim of itself");
    }
    graph::require_closed(contribution);
}

void Rows::add(const read::SourceText& source, const std::string& extractor,
               const resolve::Contribution& contribution) {
    check(source, contribution);
    m_seal.clear();
    const std::int64_t document = m_next_document++;
    m_documents.emplace(source.sha256, document);
    for (const resolve::NodeClaim& claim : contribution.nodes) {
        const std::string attributes = base::to_json(claim.attributes);
        evidence({node(claim, attributes), claim.id, &claim.name, attributes, claim.priority}, document,
                 claim.evidence);
    }
    for (const resolve::EdgeClaim& claim : contribution.edges) {
        const std::string attributes = base::to_json(claim.attributes);
        const std::string id = claim.id();
        evidence({edge(claim, id, attributes), id, nullptr, attributes, 1}, document, claim.evidence);
    }
    for (const resolve::AliasClaim& claim : contribution.aliases) {
        alias(claim, document);
    }
    const std::string self = resolve::document_node_id(source.sha256);
    const auto bytes = static_cast<std::int64_t>(source.bytes);
    const std::string seal = m_seal.close(
        {source.sha256, self, std::to_string(bytes), source.format, source.decoder, extractor, source.text});
    Statement& insert = m_insert_document;
    insert.bind(0, document).bind(1, source.sha256).bind(2, row_of(self)).bind(3, source.path).bind(4, bytes);
    insert.bind(5, source.format).bind(6, source.decoder).bind(7, extractor).bind(8, source.text).bind(9, seal);
    insert.execute();
    m_grams.add(document, source.text);
}

std::int64_t Rows::node(const resolve::NodeClaim& claim, const std::string& attributes) {
    const std::size_t said = opinion(claim.name, attributes);
    KeyTable::Known& known = m_nodes.at(claim.id);
    if (known.row != 0) {
        if (m_filling == Filling::New && said != known.claim) {
            m_open_nodes.insert(known.row);
        }
        return known.row;
    }
    known.claim = said;
    if (m_filling == Filling::Update) {
        if (m_find_node.bind(0, claim.id).step()) {
            known.row = static_cast<std::uint32_t>(m_find_node.integer(0));
        }
        m_find_node.reset();
        if (known.row != 0) {
            reopen_node(known.row);
            return known.row;
        }
        m_open_nodes.insert(m_next_node); // to be put into the full-text index
    }
    known.row = m_next_node++;
    Statement& insert = m_insert_node;
    insert.bind(0, std::int64_t{known.row}).bind(1, claim.id).bind(2, claim.kind).bind(3, claim.name);
    insert.bind(4, attributes).execute();
    return known.row;
}

std::int64_t Rows::edge(const resolve::EdgeClaim& claim, const std::string& id, const std::string& attributes) {
    const std::size_t said = opinion({}, attributes);
    KeyTable::Known& known = m_edges.at(id);
    if (known.row != 0) {
        if (said != known.claim) {
            m_open_edges.insert(known.row);
        }
        return known.row;
    }
    known.claim = said;
    if (m_filling == Filling::Update) {
        if (m_find_edge.bind(0, id).step()) {
            known.row = static_cast<std::uint32_t>(m_find_edge.integer(0));
        }
        m_find_edge.reset();
        if (known.row != 0) {
            m_open_edges.insert(known.row);
            return known.row;
        }
    }
    known.row = m_next_edge++;
    Statement& insert = m_insert_edge;
    insert.bind(0, std::int64_t{known.row}).bind(1, id).bind(2, claim.kind).bind(3, row_of(claim.source));
    insert.bind(4, row_of(claim.target)).bind(5, attributes).execute();
    return known.row;
}

void Rows::evidence(const Claimed& claimed, std::int64_t document, const resolve::Evidence& evidence) {
    const bool edge = claimed.name == nullptr;
    const auto [begin, end] = evidence.span;
    if (!m_seal.add({edge ? "edge" : "node", claimed.key, std::to_string(begin), std::to_string(end), evidence.rule,
                     std::to_string(evidence.confidence), evidence.written, edge ? std::string_view() : *claimed.name,
                     claimed.attributes, std::to_string(claimed.priority)})) {
        return; // the very same claim once more
    }
    Statement& insert = m_insert_evidence;
    insert.bind(0, m_next_evidence++).bind(edge ? 2 : 1, claimed.row).bind_null(edge ? 1 : 2);
    insert.bind(3, document).bind(4, std::int64_t{begin}).bind(5, std::int64_t{end});
    insert.bind(6, evidence.rule).bind(7, std::int64_t{evidence.confidence}).bind(8, evidence.written);
    edge ? insert.bind_null(9) : insert.bind(9, *claimed.name);
    insert.bind(10, claimed.attributes).bind(11, std::int64_t{claimed.priority}).execute();
}

void Rows::alias(const resolve::AliasClaim& claim, std::int64_t document) {
    m_seal.add({"alias", claim.node, claim.name, claim.type});
    const std::int64_t node = row_of(claim.node);
    std::uint32_t& row = m_aliases.at(base::content_id({claim.node, claim.type, claim.name})).row;
    if (row == 0 && m_filling == Filling::Update) {
        if (m_find_alias.bind(0, node).bind(1, claim.name).bind(2, claim.type).step()) {
            row = static_cast<std::uint32_t>(m_find_alias.integer(0));
        }
        m_find_alias.reset();
    }
    if (row == 0) {
        row = m_next_alias++;
        m_insert_alias.bind(0, std::int64_t{row}).bind(1, node).bind(2, claim.name).bind(3, claim.type).execute();
    }
    m_insert_support.bind(0, std::int64_t{row}).bind(1, document).execute();
}

void Rows::rename(const std::string& sha256, const std::string& path) {
    Statement(m_connection, "UPDATE document SET path = ? WHERE id = ?")
        .bind(0, path)
        .bind(1, m_documents.at(sha256))
        .execute();
}

void Rows::reopen_node(std::int64_t row) {
    // The full-text index forgets a node by being told its old names, so before anything changes them. A new
    // database has none before the end.
    if (m_open_nodes.insert(row).second && m_filling == Filling::Update) {
        m_unindex.bind(0, row).execute();
    }
}

} // namespace policygraph::store
