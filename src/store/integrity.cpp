// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/integrity.hpp>

#include "store/adjacency.hpp"
#include "store/editions.hpp"
#include "store/name_index.hpp"
#include "store/seal.hpp"
#include "store/ties.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/graph/claims.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/store/text_search.hpp>

#include <stdexcept>

namespace policygraph::store {

namespace {

using Problem = std::function<void(const std::string&)>;

/// Reports each row of a query by its first column.
void report(const Reader& reader, const char* sql, const std::string& said, const Problem& problem) {
    reader.query(sql, {}, [&](const Row& row) {
        problem(said + text_of(row[0]));
        return true;
    });
}

/// SQLite reads what is missing of the last page as zeros, and says nothing where that is what stood there.
void check_length(const Reader& reader, const Problem& problem) {
    std::uintmax_t length = 1;
    for (const char* sql : {"PRAGMA page_count", "PRAGMA page_size"}) {
        reader.query(sql, {}, [&](const Row& row) {
            length *= static_cast<std::uintmax_t>(std::get<std::int64_t>(row[0]));
            return true;
        });
    }
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(reader.path(), error);
    if (!error && size < length) {
        problem("the file is cut off: " + std::to_string(size) + " bytes of " + std::to_string(length));
    }
}

void check_structure(const Reader& reader, const Problem& problem) {
    check_length(reader, problem);
    report(reader, "SELECT * FROM pragma_integrity_check(20) WHERE integrity_check <> 'ok'", "structure: ", problem);
    report(reader, "SELECT DISTINCT \"table\" || ' → ' || parent FROM pragma_foreign_key_check",
           "rows point to rows that are not there: ", problem);
}

void check_support(const Reader& reader, const Problem& problem) {
    report(reader, "SELECT n.key FROM node n WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE node = n.id)",
           "no document supports node ", problem);
    report(reader, "SELECT e.key FROM edge e WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE edge = e.id)",
           "no document supports edge ", problem);
    report(reader, "SELECT a.name FROM alias a WHERE NOT EXISTS (SELECT 1 FROM alias_document WHERE alias = a.id)",
           "no document supports the alias ", problem);
    report(reader, "SELECT d.key FROM document d JOIN node n ON n.id = d.node WHERE n.kind <> 'Document'",
           "the node of a document is none: ", problem);
}

void check_keys(const Reader& reader, const Problem& problem) {
    reader.query("SELECT d.key, n.key FROM document d JOIN node n ON n.id = d.node", {}, [&](const Row& row) {
        if (text_of(row[1]) != resolve::document_node_id(text_of(row[0]))) {
            problem("document " + text_of(row[0]) + " points to the node of another");
        }
        return true;
    });
    reader.query("SELECT e.key, s.key, e.kind, t.key FROM edge e JOIN node s ON s.id = e.source "
                 "JOIN node t ON t.id = e.target",
                 {}, [&](const Row& row) {
                     if (text_of(row[0]) != base::content_id({text_of(row[1]), text_of(row[2]), text_of(row[3])})) {
                         problem("the key of edge " + text_of(row[0]) + " is not that of its ends and kind");
                     }
                     return true;
                 });
}

/// Holds what was settled (name, attributes) against the claims it comes from; rows come by node or edge.
class Settlement {
public:
    Settlement(const char* what, const Problem& problem) : m_what(what), m_problem(problem) {}

    /// Row: key, name, attributes as settled; priority, name, attributes as claimed.
    bool take(const Row& row) {
        const std::string key = text_of(row[0]);
        if (key != m_key) {
            finish();
            m_key = key;
            m_name = text_of(row[1]);
            m_attributes = text_of(row[2]);
            m_claims = {};
        }
        try {
            const auto priority = static_cast<std::uint8_t>(std::stoi(text_of(row[3])));
            m_claims.add(priority, text_of(row[4]), base::attributes_from_json(text_of(row[5])));
        } catch (const std::logic_error&) {
            m_problem(m_what + key + ": a claim is not readable");
        }
        return true;
    }

    void finish() const {
        if (!m_key.empty() && (m_name != m_claims.name() || m_attributes != base::to_json(m_claims.attributes()))) {
            m_problem(m_what + m_key + ": name or attributes are not what its documents claim");
        }
    }

private:
    std::string m_what;
    const Problem& m_problem;
    std::string m_key;
    std::string m_name;
    std::string m_attributes;
    graph::Claims m_claims;
};

void check_settled(const Reader& reader, const Problem& problem) {
    Settlement nodes("node ", problem);
    reader.query("SELECT n.key, n.name, n.attributes, v.priority, v.name, v.attributes FROM node n "
                 "JOIN evidence v ON v.node = n.id ORDER BY n.id",
                 {}, [&](const Row& row) { return nodes.take(row); });
    nodes.finish();
    Settlement edges("edge ", problem);
    reader.query("SELECT e.key, '', e.attributes, 1, '', v.attributes FROM edge e "
                 "JOIN evidence v ON v.edge = e.id ORDER BY e.id",
                 {}, [&](const Row& row) { return edges.take(row); });
    edges.finish();
}

/// The attributes of a row, or nothing where they are not readable: `check_settled` reports that.
base::Attributes attributes_of(const Cell& cell) {
    try {
        return base::attributes_from_json(text_of(cell));
    } catch (const std::logic_error&) {
        return {};
    }
}

void check_kinds(const Reader& reader, const lexicon::Ontology& ontology, const Problem& problem) {
    const auto say = [&](const char* what, const Row& row, const std::string& said) {
        if (!said.empty()) {
            problem(what + text_of(row[0]) + ": " + said);
        }
        return true;
    };
    reader.query("SELECT key, kind, attributes FROM node", {}, [&](const Row& row) {
        return say("node ", row, ontology.node_problem(text_of(row[1]), attributes_of(row[2])));
    });
    reader.query(
        "SELECT e.key, e.kind, e.attributes, s.kind, t.kind FROM edge e JOIN node s ON s.id = e.source "
        "JOIN node t ON t.id = e.target",
        {}, [&](const Row& row) {
            return say("edge ", row,
                       ontology.edge_problem(text_of(row[1]), text_of(row[3]), text_of(row[4]), attributes_of(row[2])));
        });
}

} // namespace

void check_integrity(const Reader& reader, const std::filesystem::path& home, const Problem& problem) {
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    check_structure(reader, problem);
    check_support(reader, problem);
    check_keys(reader, problem);
    check_settled(reader, problem);
    check_kinds(reader, ontology, problem);
    check_seals(reader, problem);
    check_editions(reader.path(), problem);
    check_ties(reader.path(), problem);
    check_adjacency(reader.path(), problem);
    check_text_grams(reader, problem);
    check_name_index(reader.path(), problem);
}

} // namespace policygraph::store
