// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/errors.hpp>
#include <policygraph/graph/claims.hpp>

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
                        "INSERT INTO document(id, key, node, path, bytes, format, decoder, extractor, text) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"),
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

std::int64_t Rows::next(const char* table) const {
    return m_connection.number("SELECT coalesce(max(id), 0) + 1 FROM " + std::string(table));
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
    m_seen.clear();
    const std::int64_t document = m_next_document++;
    m_documents.emplace(source.sha256, document);
    for (const resolve::NodeClaim& claim : contribution.nodes) {
        const std::string attributes = base::to_json(claim.attributes);
        evidence({node(claim, attributes), {}}, document, claim.evidence, &claim.name, attributes, claim.priority);
    }
    for (const resolve::EdgeClaim& claim : contribution.edges) {
        const std::string attributes = base::to_json(claim.attributes);
        evidence({{}, edge(claim, claim.id(), attributes)}, document, claim.evidence, nullptr, attributes, 1);
    }
    for (const resolve::AliasClaim& claim : contribution.aliases) {
        alias(claim, document);
    }
    m_insert_document.bind(0, document)
        .bind(1, source.sha256)
        .bind(2, row_of(resolve::document_node_id(source.sha256)))
        .bind(3, source.path)
        .bind(4, static_cast<std::int64_t>(source.bytes))
        .bind(5, source.format)
        .bind(6, source.decoder)
        .bind(7, extractor)
        .bind(8, source.text)
        .execute();
    m_grams.add(document, source.text);
}

std::int64_t Rows::node(const resolve::NodeClaim& claim, const std::string& attributes) {
    const std::size_t said = opinion(claim.name, attributes);
    const auto [place, added] = m_nodes.try_emplace(claim.id, Known{0, said});
    Known& known = place->second;
    if (!added) {
        if (m_filling == Filling::New && said != known.claim) {
            m_open_nodes.insert(known.row);
        }
        return known.row;
    }
    if (m_filling == Filling::Update) {
        if (m_find_node.bind(0, claim.id).step()) {
            known.row = m_find_node.integer(0);
        }
        m_find_node.reset();
        if (known.row != 0) {
            reopen_node(known.row);
            return known.row;
        }
        m_open_nodes.insert(m_next_node); // to be put into the full-text index
    }
    known.row = m_next_node++;
    m_insert_node.bind(0, known.row).bind(1, claim.id).bind(2, claim.kind).bind(3, claim.name).bind(4, attributes);
    m_insert_node.execute();
    return known.row;
}

std::int64_t Rows::edge(const resolve::EdgeClaim& claim, const std::string& id, const std::string& attributes) {
    const std::size_t said = opinion({}, attributes);
    const auto [place, added] = m_edges.try_emplace(id, Known{0, said});
    Known& known = place->second;
    if (!added) {
        if (said != known.claim) {
            m_open_edges.insert(known.row);
        }
        return known.row;
    }
    if (m_filling == Filling::Update) {
        if (m_find_edge.bind(0, id).step()) {
            known.row = m_find_edge.integer(0);
        }
        m_find_edge.reset();
        if (known.row != 0) {
            m_open_edges.insert(known.row);
            return known.row;
        }
    }
    known.row = m_next_edge++;
    m_insert_edge.bind(0, known.row).bind(1, id).bind(2, claim.kind).bind(3, row_of(claim.source));
    m_insert_edge.bind(4, row_of(claim.target)).bind(5, attributes).execute();
    return known.row;
}

void Rows::evidence(Subject subject, std::int64_t document, const resolve::Evidence& evidence, const std::string* name,
                    const std::string& attributes, std::uint8_t priority) {
    std::string key = std::to_string(subject.node.value_or(0)) + k_between + std::to_string(subject.edge.value_or(0));
    key += k_between + std::to_string(evidence.span.begin) + k_between + std::to_string(evidence.span.end);
    key += k_between + evidence.rule + k_between + std::to_string(evidence.confidence) + k_between + evidence.written;
    key += k_between + (name == nullptr ? std::string() : *name) + k_between + attributes + k_between;
    key += std::to_string(priority);
    if (!m_seen.insert(std::move(key)).second) {
        return; // the very same claim once more
    }
    Statement& insert = m_insert_evidence;
    insert.bind(0, m_next_evidence++);
    subject.node ? insert.bind(1, *subject.node) : insert.bind_null(1);
    subject.edge ? insert.bind(2, *subject.edge) : insert.bind_null(2);
    insert.bind(3, document).bind(4, std::int64_t{evidence.span.begin}).bind(5, std::int64_t{evidence.span.end});
    insert.bind(6, evidence.rule).bind(7, std::int64_t{evidence.confidence}).bind(8, evidence.written);
    name != nullptr ? insert.bind(9, *name) : insert.bind_null(9);
    insert.bind(10, attributes).bind(11, std::int64_t{priority}).execute();
}

void Rows::alias(const resolve::AliasClaim& claim, std::int64_t document) {
    const std::int64_t node = row_of(claim.node);
    const auto [place, added] =
        m_aliases.try_emplace(std::to_string(node) + k_between + claim.type + k_between + claim.name, 0);
    std::int64_t& row = place->second;
    if (added) {
        if (m_filling == Filling::Update) {
            if (m_find_alias.bind(0, node).bind(1, claim.name).bind(2, claim.type).step()) {
                row = m_find_alias.integer(0);
            }
            m_find_alias.reset();
        }
        if (row == 0) {
            row = m_next_alias++;
            m_insert_alias.bind(0, row).bind(1, node).bind(2, claim.name).bind(3, claim.type).execute();
        }
    }
    m_insert_support.bind(0, row).bind(1, document).execute();
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
