// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include "store/seal.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>

#include <limits>

namespace policygraph::store {

namespace {

constexpr std::size_t k_evidence_at_once = 8; // a document has some fifty

} // namespace

Rows::Rows(const Connection& connection, Filling filling)
    : m_connection(connection), m_filling(filling), m_next_document(next("document")), m_next_node(next("node")),
      m_next_edge(next("edge")), m_next_evidence(next("evidence")), m_next_alias(next("alias")), m_grams(connection),
      m_editions(connection), m_ties(connection),
      m_evidence(
          connection,
          "INSERT INTO evidence(id, node, edge, document, byte_start, byte_end, rule, confidence, written, name, "
          "attributes, priority)",
          k_evidence_at_once),
      m_insert_document(connection,
                        "INSERT INTO document(id, key, node, path, bytes, format, decoder, extractor, text, seal) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      m_insert_node(connection, "INSERT INTO node(id, key, kind, name, attributes) VALUES(?, ?, ?, ?, ?)"),
      m_insert_edge(connection, "INSERT INTO edge(id, key, kind, source, target, attributes) VALUES(?, ?, ?, ?, ?, ?)"),
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

void Rows::add(const Entry& entry) {
    const read::SourceText& source = entry.source;
    const std::int64_t document = m_next_document;
    if (!m_documents.emplace(source.sha256, document).second) {
        throw base::InputError(source.path, "the same bytes are in the database already");
    }
    ++m_next_document;
    write_claims(document, entry);
    const std::int64_t self = row_of(resolve::document_node_id(source.sha256));
    const auto bytes = static_cast<std::int64_t>(source.bytes);
    Statement& insert = m_insert_document;
    insert.bind(0, document).bind(1, source.sha256).bind(2, self).bind(3, source.path).bind(4, bytes);
    insert.bind(5, source.format).bind(6, source.decoder).bind(7, entry.extractor).bind(8, source.text);
    insert.bind(9, entry.seal).execute();
    m_grams.add(document, entry.grams);
}

void Rows::write_claims(std::int64_t document, const Entry& entry) {
    for (std::size_t i = 0; i < entry.nodes.size(); ++i) {
        const resolve::NodeClaim& claim = entry.contribution.nodes[i];
        const Entry::Claim& written = entry.nodes[i];
        const std::int64_t row = node(claim, written);
        if (!written.repeated) {
            m_evidence.add(
                {m_next_evidence++, row, document, &claim.name, &written.attributes, claim.priority, &claim.evidence});
        }
    }
    for (std::size_t i = 0; i < entry.edges.size(); ++i) {
        const resolve::EdgeClaim& claim = entry.contribution.edges[i];
        const Entry::Claim& written = entry.edges[i];
        const std::int64_t row = edge(claim, written);
        if (!written.repeated) {
            m_evidence.add(
                {m_next_evidence++, row, document, nullptr, &written.attributes, k_edge_priority, &claim.evidence});
        }
    }
    m_evidence.flush();
    for (const resolve::AliasClaim& claim : entry.contribution.aliases) {
        alias(claim, document);
    }
}

std::int64_t Rows::node(const resolve::NodeClaim& claim, const Entry::Claim& written) {
    const std::size_t said = written.opinion;
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
    insert.bind(4, written.attributes).execute();
    return known.row;
}

std::int64_t Rows::edge(const resolve::EdgeClaim& claim, const Entry::Claim& written) {
    const std::size_t said = written.opinion;
    KeyTable::Known& known = m_edges.at(written.id);
    if (known.row != 0) {
        if (said != known.claim) {
            m_open_edges.insert(known.row);
        }
        return known.row;
    }
    known.claim = said;
    if (m_filling == Filling::Update) {
        if (m_find_edge.bind(0, written.id).step()) {
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
    insert.bind(0, std::int64_t{known.row}).bind(1, written.id).bind(2, claim.kind).bind(3, row_of(claim.source));
    insert.bind(4, row_of(claim.target)).bind(5, written.attributes).execute();
    return known.row;
}

void Rows::EvidenceRow::bind(Statement& statement, int first) const {
    const bool edge = name == nullptr;
    const auto [begin, end] = evidence->span;
    statement.bind(first, id).bind(first + (edge ? 2 : 1), claimed).bind_null(first + (edge ? 1 : 2));
    statement.bind(first + 3, document).bind(first + 4, std::int64_t{begin}).bind(first + 5, std::int64_t{end});
    statement.bind(first + 6, evidence->rule).bind(first + 7, std::int64_t{evidence->confidence});
    statement.bind(first + 8, evidence->written);
    edge ? statement.bind_null(first + 9) : statement.bind(first + 9, *name);
    statement.bind(first + 10, *attributes).bind(first + 11, std::int64_t{priority});
}

void Rows::alias(const resolve::AliasClaim& claim, std::int64_t document) {
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
