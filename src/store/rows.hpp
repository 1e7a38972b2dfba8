// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/statement.hpp"
#include "store/text_grams.hpp"
#include "store/ties.hpp"

#include <policygraph/read/source_text.hpp>
#include <policygraph/resolve/contribution.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace policygraph::store {

enum class Filling { New, Update };

/// Writes the rows of documents and their claims, and knows which nodes and edges have to be settled anew.
class Rows {
public:
    Rows(const Connection& connection, Filling filling);

    /// The claims must be closed (graph::require_closed).
    void add(const read::SourceText& source, const std::string& extractor, const resolve::Contribution& contribution);
    bool remove(const std::string& sha256);
    void rename(const std::string& sha256, const std::string& path);
    /// Removes what lost its last evidence, settles names and attributes, and ties versions. Needs the indexes.
    void settle();

private:
    struct Known {
        std::int64_t row = 0;
        std::size_t claim = 0; ///< hash of the first opinion on name and attributes
    };
    using Table = std::unordered_map<std::string, Known>;

    void check(const read::SourceText& source, const resolve::Contribution& contribution) const;
    std::int64_t node(const resolve::NodeClaim& claim, const std::string& attributes);
    std::int64_t edge(const resolve::EdgeClaim& claim, const std::string& id, const std::string& attributes);
    void alias(const resolve::AliasClaim& claim, std::int64_t document);
    /// Whose evidence it is: a node or an edge.
    struct Subject {
        std::optional<std::int64_t> node;
        std::optional<std::int64_t> edge;
    };
    void evidence(Subject subject, std::int64_t document, const resolve::Evidence& evidence, const std::string* name,
                  const std::string& attributes, std::uint8_t priority);
    void reopen_node(std::int64_t row);
    [[nodiscard]] std::int64_t row_of(const std::string& node) const { return m_nodes.at(node).row; }
    [[nodiscard]] std::int64_t next(const char* table) const;
    void settle_edges();
    void settle_aliases();
    void settle_nodes(std::set<std::string>& subjects); ///< those whose ties may have changed

    const Connection& m_connection;
    Filling m_filling;
    std::int64_t m_next_document;
    std::int64_t m_next_node;
    std::int64_t m_next_edge;
    std::int64_t m_next_evidence;
    std::int64_t m_next_alias;
    std::unordered_map<std::string, std::int64_t> m_documents; // all that are there, by their keys
    Table m_nodes;
    Table m_edges;
    std::unordered_map<std::string, std::int64_t> m_aliases;
    std::unordered_set<std::string> m_seen; // claims of the document at hand
    std::set<std::int64_t> m_open_nodes;    // rows to settle
    std::set<std::int64_t> m_open_edges;
    std::set<std::int64_t> m_open_aliases;
    TextGrams m_grams;
    Ties m_ties;
    Statement m_insert_document, m_insert_node, m_insert_edge, m_insert_evidence, m_insert_alias, m_insert_support;
    Statement m_find_node, m_find_edge, m_find_alias, m_unindex;
};

} // namespace policygraph::store
