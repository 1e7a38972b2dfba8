// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/batch.hpp"
#include "store/editions.hpp"
#include "store/key_table.hpp"
#include "store/statement.hpp"
#include "store/text_grams.hpp"
#include "store/ties.hpp"

#include <policygraph/store/entry.hpp>

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>

namespace policygraph::store {

enum class Filling { New, Update };

/// Writes the rows of documents and their claims, and knows which nodes and edges have to be settled anew.
class Rows {
public:
    Rows(const Connection& connection, Filling filling);

    /// Throws InputError where the document is there already.
    void add(const Entry& entry);
    bool remove(const std::string& sha256);
    void rename(const std::string& sha256, const std::string& path);
    /// Puts editions apart, removes what lost its last evidence, settles names and attributes, ties versions. Needs the
    /// indexes.
    void settle();

private:
    std::int64_t node(const resolve::NodeClaim& claim, const Entry::Claim& written);
    std::int64_t edge(const resolve::EdgeClaim& claim, const Entry::Claim& written);
    void alias(const resolve::AliasClaim& claim, std::int64_t document);
    /// A claim as a row of evidence: of a node, or (without a name) of an edge.
    struct EvidenceRow {
        static constexpr int k_columns = 12;
        std::int64_t id;
        std::int64_t claimed; ///< row of the node or the edge
        std::int64_t document;
        const std::string* name;
        const std::string* attributes;
        std::uint8_t priority;
        const resolve::Evidence* evidence;
        void bind(Statement& statement, int first) const;
    };
    void reopen_node(std::int64_t row);
    [[nodiscard]] std::int64_t row_of(const std::string& node) const { return m_nodes.find(node).row; }
    [[nodiscard]] std::uint32_t next(const char* table) const;
    void write_claims(std::int64_t document, const Entry& entry);
    void drop_claims(std::int64_t document);
    void settle_editions();
    void settle_edges();
    void settle_aliases();
    void settle_nodes(std::set<std::string>& subjects); ///< those whose ties may have changed

    const Connection& m_connection;
    Filling m_filling;
    std::uint32_t m_next_document;
    std::uint32_t m_next_node;
    std::uint32_t m_next_edge;
    std::int64_t m_next_evidence;
    std::uint32_t m_next_alias;
    std::unordered_map<std::string, std::int64_t> m_documents; // all that are there, by their keys
    KeyTable m_nodes;
    KeyTable m_edges;
    KeyTable m_aliases;
    std::set<std::int64_t> m_open_nodes; // rows to settle
    std::set<std::int64_t> m_open_edges;
    std::set<std::int64_t> m_open_aliases;
    TextGrams m_grams;
    Editions m_editions;
    Ties m_ties;
    Batch<EvidenceRow> m_evidence; // of the document at hand
    Statement m_insert_document, m_insert_node, m_insert_edge, m_insert_alias, m_insert_support;
    Statement m_find_node, m_find_edge, m_find_alias, m_unindex;
};

} // namespace policygraph::store
