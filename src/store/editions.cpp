// SPDX-License-Identifier: Apache-2.0
#include "store/editions.hpp"

#include "store/open.hpp"
#include "store/statement.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/resolve/document_numbers.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

namespace policygraph::store {

namespace {

using Moves = std::map<std::int64_t, std::vector<resolve::EditionMoves>>;

constexpr const char* k_edition_of = "edition_of";
constexpr const char* k_marked = "instr(attributes, '\"edition_of\":') > 0";

/// A document's claim on a node of the title.
struct Claim {
    std::int64_t document = 0;
    std::string node;
    std::string number; ///< folded
    std::string date;
    std::string place;
    bool own = false;
};

std::string title_of(const std::string& key, const base::Attributes& attributes) {
    std::string title = base::text_of(attributes, k_edition_of);
    return title.empty() ? key : title;
}

std::string number_of(const base::Attributes& attributes) {
    return resolve::DocumentNumbers::folded(base::text_of(attributes, "doc_number"));
}

/// One title, what its documents claim and where that belongs.
class Title {
public:
    Title(std::string key, std::vector<Claim> claims) : m_key(std::move(key)), m_claims(std::move(claims)) {
        for (const Claim& claim : m_claims) {
            if (claim.own) {
                m_own.emplace(claim.document, &claim);
            }
        }
        gather();
        m_editions = resolve::editions(uses());
        for (const Claim& claim : m_claims) {
            if (!claim.number.empty() && !replaced(claim)) {
                const auto found = m_editions.find(claim.number);
                m_named[claim.document].insert(found == m_editions.end() ? std::string() : found->second);
            }
        }
    }

    void add_to(Moves& moves) const {
        std::map<std::int64_t, resolve::EditionMoves> all;
        for (const Claim& claim : m_claims) {
            const std::string target = replaced(claim) ? edition_replaced(claim) : target_of(claim.document);
            resolve::EditionMoves& made = all[claim.document];
            made.title = m_key;
            made.own = claim.own ? claim.node : made.own;
            if (target != claim.node) {
                made.moves.emplace(claim.node, target);
            }
        }
        for (auto& [document, made] : all) {
            if (!made.moves.empty()) {
                moves[document].push_back(std::move(made));
            }
        }
    }

private:
    /// The edition before its own that a document replaces: told apart by itself.
    [[nodiscard]] bool replaced(const Claim& claim) const { return !claim.own && m_own.contains(claim.document); }

    void gather() {
        for (const Claim& claim : m_claims) {
            if (claim.number.empty()) {
                continue;
            }
            resolve::NumberUse& use = m_uses[claim.number];
            use.number = claim.number;
            m_documents[claim.number].insert(claim.document);
            use.own = use.own || claim.own;
            use.date = least(use.date, claim.own ? claim.date : std::string());
            use.place = least(use.place, claim.place);
            if (replaced(claim)) {
                const std::string& own = m_own.at(claim.document)->number;
                use.told_apart.insert(own);
                m_uses[own].told_apart.insert(claim.number);
                m_replaced[claim.document].insert(claim.number);
            }
        }
    }

    static std::string least(const std::string& a, const std::string& b) {
        return a.empty() || (!b.empty() && b < a) ? b : a;
    }

    [[nodiscard]] std::vector<resolve::NumberUse> uses() const {
        std::vector<resolve::NumberUse> all;
        for (const auto& [number, use] : m_uses) {
            if (!number.empty()) {
                all.push_back(use);
                all.back().documents = m_documents.at(number).size();
            }
        }
        return all;
    }

    /// Where the document's own policy, or what it cites by this title, belongs: to the one edition that it names.
    [[nodiscard]] std::string target_of(std::int64_t document) const {
        const auto own = m_own.find(document);
        const auto numbered = m_named.find(document);
        std::set<std::string> named = numbered == m_named.end() ? std::set<std::string>() : numbered->second;
        if (own != m_own.end() && named.empty() && !own->second->date.empty()) {
            named = signed_on(own->second->date, document);
        }
        return named.size() == 1 && !named.begin()->empty() ? resolve::edition_id(m_key, *named.begin()) : m_key;
    }

    /// A copy that lost its number is known by its day.
    [[nodiscard]] std::set<std::string> signed_on(const std::string& date, std::int64_t document) const {
        std::set<std::string> editions;
        for (const auto& [number, edition] : m_editions) {
            const auto replaced = m_replaced.find(document);
            const bool before = replaced != m_replaced.end() && replaced->second.contains(number);
            if (m_uses.at(number).date == date && !before) {
                editions.insert(edition);
            }
        }
        return editions;
    }

    [[nodiscard]] std::string edition_replaced(const Claim& claim) const {
        const auto found = m_editions.find(claim.number);
        const std::string& number = found == m_editions.end() ? claim.number : found->second;
        const std::string target = resolve::edition_id(m_key, number);
        return target == target_of(claim.document) ? resolve::edition_id(m_key, claim.number) : target;
    }

    std::string m_key;
    std::vector<Claim> m_claims;
    std::map<std::int64_t, const Claim*> m_own;
    std::map<std::string, resolve::NumberUse> m_uses;
    std::map<std::string, std::set<std::int64_t>> m_documents;
    std::map<std::int64_t, std::set<std::string>> m_replaced;
    std::map<std::string, std::string> m_editions;
    std::map<std::int64_t, std::set<std::string>> m_named; ///< editions by document; "" where a number is of none
};

/// The nodes of the titles, by title: rows and keys.
std::map<std::string, std::map<std::int64_t, std::string>> family_nodes(const Connection& connection,
                                                                        const std::set<std::string>& titles) {
    std::map<std::string, std::map<std::int64_t, std::string>> families;
    Statement by_key(connection, "SELECT id FROM node WHERE key = ?");
    for (const std::string& title : titles) {
        if (by_key.bind(0, title).step()) {
            families[title].emplace(by_key.integer(0), title);
        }
        by_key.reset();
    }
    Statement marked(connection,
                     std::string("SELECT id, key, attributes FROM node WHERE kind IN ('Policy', 'Law') AND ") +
                         k_marked);
    while (marked.step()) {
        const std::string key(marked.text(1));
        const std::string title = title_of(key, base::attributes_from_json(std::string(marked.text(2))));
        if (titles.contains(title)) {
            families[title].emplace(marked.integer(0), key);
        }
    }
    return families;
}

void read_claims(Statement& evidence, std::int64_t node, const std::string& key, std::vector<Claim>& claims) {
    evidence.bind(0, node);
    while (evidence.step()) {
        const base::Attributes said = base::attributes_from_json(std::string(evidence.text(1)));
        Claim claim{evidence.integer(0),
                    key,
                    number_of(said),
                    base::text_of(said, "date_signed"),
                    base::text_of(said, "number_place"),
                    evidence.integer(2) != 0};
        claim.place = claim.place.empty() ? base::text_of(said, "seat") : claim.place;
        claims.push_back(std::move(claim));
    }
    evidence.reset();
}

resolve::Evidence evidence_of(const Statement& row) {
    return {{static_cast<std::uint32_t>(row.integer(2)), static_cast<std::uint32_t>(row.integer(3))},
            std::string(row.text(4)),
            static_cast<std::uint16_t>(row.integer(5)),
            std::string(row.text(6))};
}

} // namespace

std::set<std::string> Editions::titles(const std::set<std::int64_t>& nodes) const {
    std::set<std::string> titles;
    Statement said(m_connection, "SELECT key, attributes FROM node WHERE id = ? AND kind IN ('Policy', 'Law')");
    for (const std::int64_t row : nodes) {
        if (said.bind(0, row).step()) {
            titles.insert(title_of(std::string(said.text(0)), base::attributes_from_json(std::string(said.text(1)))));
        }
        said.reset();
    }
    return titles;
}

/// Those with several numbers; the others have no editions.
std::set<std::string> Editions::all_titles() const {
    std::map<std::string, std::string> first;
    std::set<std::string> several;
    Statement said(m_connection, "SELECT n.key, v.attributes FROM node n JOIN evidence v ON v.node = n.id "
                                 "WHERE n.kind IN ('Policy', 'Law') AND instr(v.attributes, '\"doc_number\":') > 0");
    while (said.step()) {
        const base::Attributes attributes = base::attributes_from_json(std::string(said.text(1)));
        const std::string title = title_of(std::string(said.text(0)), attributes);
        const auto [known, fresh] = first.emplace(title, number_of(attributes));
        if (attributes.contains(k_edition_of) || (!fresh && known->second != number_of(attributes))) {
            several.insert(title);
        }
    }
    return several;
}

Moves Editions::moves(const std::set<std::int64_t>& nodes, bool all) const {
    const std::set<std::string> wanted = all ? all_titles() : titles(nodes);
    Moves moves;
    if (wanted.empty()) {
        return moves;
    }
    Statement evidence(m_connection,
                       "SELECT v.document, v.attributes, EXISTS (SELECT 1 FROM edge e WHERE e.source = d.node "
                       "AND e.target = v.node AND e.kind IN ('PUBLISHES', 'REPORTS_ON')) "
                       "FROM evidence v JOIN document d ON d.id = v.document WHERE v.node = ? ORDER BY v.id");
    for (const auto& [title, family] : family_nodes(m_connection, wanted)) {
        std::vector<Claim> claims;
        for (const auto& [node, key] : family) {
            read_claims(evidence, node, key, claims);
        }
        Title(title, std::move(claims)).add_to(moves);
    }
    return moves;
}

resolve::Contribution Editions::claims(std::int64_t document) const {
    resolve::Contribution all;
    Statement nodes(m_connection,
                    "SELECT n.key, n.kind, v.byte_start, v.byte_end, v.rule, v.confidence, v.written, "
                    "coalesce(v.name, ''), v.attributes, v.priority FROM evidence v JOIN node n ON n.id = v.node "
                    "WHERE v.document = ? ORDER BY v.id");
    nodes.bind(0, document);
    while (nodes.step()) {
        all.nodes.push_back({std::string(nodes.text(0)), std::string(nodes.text(1)), std::string(nodes.text(7)),
                             base::attributes_from_json(std::string(nodes.text(8))),
                             static_cast<std::uint8_t>(nodes.integer(9)), evidence_of(nodes)});
    }
    Statement edges(m_connection, "SELECT s.key, t.key, v.byte_start, v.byte_end, v.rule, v.confidence, v.written, "
                                  "e.kind, v.attributes FROM evidence v JOIN edge e ON e.id = v.edge JOIN node s ON "
                                  "s.id = e.source JOIN node t ON t.id = e.target "
                                  "WHERE v.document = ? AND e.kind <> 'VERSION_OF' ORDER BY v.id");
    edges.bind(0, document);
    while (edges.step()) {
        all.edges.push_back({std::string(edges.text(7)), std::string(edges.text(0)), std::string(edges.text(1)),
                             base::attributes_from_json(std::string(edges.text(8))), evidence_of(edges)});
    }
    Statement aliases(m_connection, "SELECT n.key, a.name, a.type FROM alias_document s JOIN alias a ON a.id = s.alias "
                                    "JOIN node n ON n.id = a.node WHERE s.document = ? ORDER BY a.id");
    aliases.bind(0, document);
    while (aliases.step()) {
        all.aliases.push_back(
            {std::string(aliases.text(0)), std::string(aliases.text(1)), std::string(aliases.text(2))});
    }
    return all;
}

void check_editions(const std::filesystem::path& database, const std::function<void(const std::string&)>& problem) {
    const Connection connection = open_existing(database, Access::Read);
    try {
        Statement name(connection, "SELECT key FROM document WHERE id = ?");
        for (const auto& [document, moves] : Editions(connection).moves({}, true)) {
            name.bind(0, document).step();
            problem("document " + std::string(name.text(0)) + ": stands at another edition than the numbers give");
            name.reset();
        }
    } catch (const std::invalid_argument&) {
        // attributes that do not read: said of the node already
    }
}

} // namespace policygraph::store
