// SPDX-License-Identifier: Apache-2.0
// Taking documents out, and settling what is left: tests/unit/store/database_test.cpp holds every sequence of
// changes against a fresh build.
#include "store/rows.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/graph/claims.hpp>

#include <utility>

namespace policygraph::store {

bool Rows::remove(const std::string& sha256) {
    const auto known = m_documents.find(sha256);
    if (known == m_documents.end()) {
        return false;
    }
    const std::int64_t document = known->second;
    m_documents.erase(known);
    drop_claims(document);
    Statement text(m_connection, "SELECT text FROM document WHERE id = ?");
    if (text.bind(0, document).step()) {
        m_grams.remove(document, text.text(0));
    }
    text.reset();
    Statement(m_connection, "DELETE FROM document WHERE id = ?").bind(0, document).execute();
    return true;
}

void Rows::drop_claims(std::int64_t document) {
    Statement claims(m_connection, "SELECT node, edge FROM evidence WHERE document = ?");
    claims.bind(0, document);
    while (claims.step()) {
        if (claims.is_null(0)) {
            m_open_edges.insert(claims.integer(1));
        } else {
            reopen_node(claims.integer(0));
        }
    }
    Statement aliases(m_connection, "SELECT a.id, a.node FROM alias_document s JOIN alias a ON a.id = s.alias "
                                    "WHERE s.document = ?");
    aliases.bind(0, document);
    while (aliases.step()) {
        m_open_aliases.insert(aliases.integer(0));
        reopen_node(aliases.integer(1));
    }
    for (const char* sql :
         {"DELETE FROM evidence WHERE document = ?", "DELETE FROM alias_document WHERE document = ?"}) {
        Statement(m_connection, sql).bind(0, document).execute();
    }
}

void Rows::settle() {
    settle_editions();
    settle_edges();
    settle_aliases();
    std::set<std::string> subjects;
    settle_nodes(subjects);
    m_ties.draw(subjects, m_filling == Filling::New, m_next_edge, m_next_evidence);
    m_grams.settle();
    m_open_edges.clear();
    m_open_aliases.clear();
    m_open_nodes.clear();
}

/// A document whose policies are of another edition now claims them anew; its text stays as it is.
void Rows::settle_editions() {
    Statement row(m_connection, "SELECT key, bytes, format, decoder, extractor, text FROM document WHERE id = ?");
    Statement seal(m_connection, "UPDATE document SET seal = ? WHERE id = ?");
    for (const auto& [document, moves] : m_editions.moves(m_open_nodes, m_filling == Filling::New)) {
        resolve::Contribution claims = m_editions.claims(document);
        for (const resolve::EditionMoves& moved : moves) {
            resolve::move_policies(claims, moved);
        }
        row.bind(0, document).step();
        read::SourceText source;
        source.sha256 = row.text(0);
        source.bytes = static_cast<std::uint64_t>(row.integer(1));
        source.format = row.text(2);
        source.decoder = row.text(3);
        std::string extractor(row.text(4));
        source.text = row.text(5);
        row.reset();
        const Entry entry = make_entry(std::move(source), std::move(extractor), std::move(claims));
        drop_claims(document);
        write_claims(document, entry);
        seal.bind(0, entry.seal).bind(1, document).execute();
    }
}

void Rows::settle_edges() {
    Statement claims(m_connection, "SELECT attributes FROM evidence WHERE edge = ?");
    Statement update(m_connection, "UPDATE edge SET attributes = ?2 WHERE id = ?1 AND attributes <> ?2");
    Statement drop(m_connection, "DELETE FROM edge WHERE id = ?");
    for (const std::int64_t row : m_open_edges) {
        graph::Claims settled;
        bool alive = false;
        claims.bind(0, row);
        while (claims.step()) {
            settled.add(1, {}, base::attributes_from_json(std::string(claims.text(0))));
            alive = true;
        }
        claims.reset();
        if (alive) {
            const std::string attributes = base::to_json(settled.attributes());
            update.bind(0, row).bind(1, attributes).execute();
        } else {
            drop.bind(0, row).execute();
        }
    }
}

void Rows::settle_aliases() {
    Statement drop(m_connection,
                   "DELETE FROM alias WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM alias_document WHERE alias = ?1)");
    for (const std::int64_t row : m_open_aliases) {
        drop.bind(0, row).execute();
    }
}

void Rows::settle_nodes(std::set<std::string>& subjects) {
    Statement claims(m_connection, "SELECT priority, name, attributes FROM evidence WHERE node = ?");
    Statement update(m_connection, "UPDATE node SET name = ?2, attributes = ?3 WHERE id = ?1 "
                                   "AND (name <> ?2 OR attributes <> ?3)");
    Statement drop(m_connection, "DELETE FROM node WHERE id = ?");
    Statement said(m_connection, "SELECT attributes FROM node WHERE id = ?");
    Statement index(m_connection,
                    "INSERT INTO node_search(rowid, names) SELECT id, names FROM node_names WHERE id = ?");
    for (const std::int64_t row : m_open_nodes) {
        graph::Claims settled;
        bool alive = false;
        claims.bind(0, row);
        while (claims.step()) {
            settled.add(static_cast<std::uint8_t>(claims.integer(0)), std::string(claims.text(1)),
                        base::attributes_from_json(std::string(claims.text(2))));
            alive = true;
        }
        claims.reset();
        const bool known = m_filling == Filling::Update && said.bind(0, row).step();
        const std::string before = known ? Ties::subject_of(std::string(said.text(0))) : std::string();
        said.reset();
        if (!before.empty()) {
            subjects.insert(before);
        }
        if (!alive) {
            if (!before.empty()) {
                m_ties.drop(row);
            }
            drop.bind(0, row).execute();
            continue;
        }
        const std::string name = settled.name();
        const std::string attributes = base::to_json(settled.attributes());
        const std::string subject = Ties::subject_of(attributes);
        if (!before.empty() && subject != before) {
            m_ties.drop(row); // it is in the group that is drawn anew no more
        }
        if (!subject.empty()) {
            subjects.insert(subject);
        }
        update.bind(0, row).bind(1, name).bind(2, attributes).execute();
        if (m_filling == Filling::Update) {
            index.bind(0, row).execute();
        }
    }
}

} // namespace policygraph::store
