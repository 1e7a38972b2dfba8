// SPDX-License-Identifier: Apache-2.0
#include "store/ties.hpp"

#include "store/open.hpp"
#include "store/statement.hpp"

#include <policygraph/base/attributes.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/resolve/policy_ties.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace policygraph::store {

namespace {

constexpr const char* k_kind = "VERSION_OF";

/// Where a title is shown best.
struct Shown {
    std::int64_t document = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

struct Node {
    std::int64_t row = 0;
    Shown shown;
};

struct World {
    std::vector<resolve::TitledPolicy> policies;
    std::vector<Node> nodes;
};

World read(const Connection& connection, const std::set<std::string>& subjects, bool all) {
    World world;
    Statement nodes(connection, "SELECT id, key, attributes FROM node WHERE kind IN ('Policy', 'Law')");
    while (nodes.step()) {
        auto policy =
            resolve::titled_policy(std::string(nodes.text(1)), base::attributes_from_json(std::string(nodes.text(2))));
        if (!policy.subject.empty() && (all || subjects.count(policy.subject) == 1)) {
            world.nodes.push_back({nodes.integer(0), {}});
            world.policies.push_back(std::move(policy));
        }
    }
    Statement evidence(connection, "SELECT v.document, v.byte_start, v.byte_end FROM evidence v "
                                   "JOIN document d ON d.id = v.document WHERE v.node = ? "
                                   "ORDER BY v.priority, d.key, v.byte_start, v.byte_end");
    for (std::size_t i = 0; i < world.nodes.size(); ++i) {
        evidence.bind(0, world.nodes[i].row);
        while (evidence.step()) {
            if (world.policies[i].documents.empty()) {
                world.nodes[i].shown = {evidence.integer(0), evidence.integer(1), evidence.integer(2)};
            }
            world.policies[i].documents.insert(evidence.integer(0));
        }
        evidence.reset();
    }
    return world;
}

resolve::EdgeClaim claim_of(const World& world, const resolve::PolicyTie& tie) {
    return {k_kind,
            world.policies[tie.source].key,
            world.policies[tie.target].key,
            {{"relation", std::string(tie.relation)}},
            {}};
}

/// A row of evidence with its edge: key, attributes, document, begin, end, rule, confidence.
using ShownTie =
    std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t>;

std::multiset<ShownTie> expected_ties(const Connection& connection) {
    const World world = read(connection, {}, true);
    std::multiset<ShownTie> ties;
    for (const resolve::PolicyTie& tie : resolve::policy_ties(world.policies)) {
        const resolve::EdgeClaim claim = claim_of(world, tie);
        for (const std::size_t end : {tie.source, tie.target}) {
            const Shown& title = world.nodes[end].shown;
            ties.emplace(claim.id(), base::to_json(claim.attributes), title.document, title.begin, title.end,
                         std::string(tie.rule), std::int64_t{tie.confidence});
        }
    }
    return ties;
}

std::multiset<ShownTie> stored_ties(const Connection& connection) {
    std::multiset<ShownTie> ties;
    Statement rows(connection,
                   std::string("SELECT e.key, e.attributes, v.document, v.byte_start, v.byte_end, v.rule, "
                               "v.confidence FROM edge e JOIN evidence v ON v.edge = e.id WHERE e.kind = '") +
                       k_kind + "'");
    while (rows.step()) {
        ties.emplace(rows.text(0), rows.text(1), rows.integer(2), rows.integer(3), rows.integer(4), rows.text(5),
                     rows.integer(6));
    }
    return ties;
}

} // namespace

std::string Ties::subject_of(const std::string& attributes) {
    const bool has =
        attributes.find("\"subject\":") != std::string::npos || attributes.find("\"edition_of\":") != std::string::npos;
    return has ? resolve::subject_of(base::attributes_from_json(attributes)) : std::string();
}

void Ties::drop(std::int64_t node) {
    for (const char* end : {"source", "target"}) {
        const std::string ties = std::string("(SELECT id FROM edge WHERE ") + end + " = ? AND kind = '" + k_kind + "')";
        Statement(m_connection, "DELETE FROM evidence WHERE edge IN " + ties).bind(0, node).execute();
        Statement(m_connection, "DELETE FROM edge WHERE id IN " + ties).bind(0, node).execute();
    }
}

void Ties::draw(const std::set<std::string>& subjects, bool all, std::uint32_t& next_edge,
                std::int64_t& next_evidence) {
    if (!all && subjects.empty()) {
        return;
    }
    const World world = read(m_connection, subjects, all);
    for (std::size_t i = 0; !all && i < world.nodes.size(); ++i) {
        drop(world.nodes[i].row);
    }
    Statement edge(m_connection,
                   "INSERT INTO edge(id, key, kind, source, target, attributes) VALUES(?, ?, ?, ?, ?, ?)");
    Statement shown(m_connection, "INSERT INTO evidence(id, edge, document, byte_start, byte_end, rule, confidence, "
                                  "attributes) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    for (const resolve::PolicyTie& tie : resolve::policy_ties(world.policies)) {
        const resolve::EdgeClaim claim = claim_of(world, tie);
        const std::string id = claim.id();
        const std::string attributes = base::to_json(claim.attributes);
        edge.bind(0, std::int64_t{next_edge}).bind(1, id).bind(2, claim.kind).bind(3, world.nodes[tie.source].row);
        edge.bind(4, world.nodes[tie.target].row).bind(5, attributes).execute();
        for (const std::size_t end : {tie.source, tie.target}) {
            const Shown& title = world.nodes[end].shown;
            shown.bind(0, next_evidence++)
                .bind(1, std::int64_t{next_edge})
                .bind(2, title.document)
                .bind(3, title.begin);
            shown.bind(4, title.end).bind(5, std::string_view(tie.rule)).bind(6, std::int64_t{tie.confidence});
            shown.bind(7, attributes).execute();
        }
        ++next_edge;
    }
}

void check_ties(const std::filesystem::path& database, const std::function<void(const std::string&)>& problem) {
    const Connection connection = open_existing(database, Access::Read);
    try {
        const std::multiset<ShownTie> expected = expected_ties(connection);
        const std::multiset<ShownTie> stored = stored_ties(connection);
        std::vector<ShownTie> differing;
        std::set_symmetric_difference(expected.begin(), expected.end(), stored.begin(), stored.end(),
                                      std::back_inserter(differing));
        std::set<std::string> edges;
        for (const ShownTie& tie : differing) {
            edges.insert(std::get<0>(tie));
        }
        for (const std::string& edge : edges) {
            problem("edge " + edge + ": is not what the titles of its two policies give");
        }
    } catch (const std::invalid_argument&) {
        // attributes that do not read: said of the node already
    }
}

} // namespace policygraph::store
