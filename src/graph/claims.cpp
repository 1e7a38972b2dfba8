// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/claims.hpp>

#include <policygraph/base/errors.hpp>

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace policygraph::graph {

namespace {

/// Text before numbers before truth values; numbers by value, whole or not, because JSON does not tell
/// 5 from 5.0.
bool less(const base::Value& a, const base::Value& b) {
    const auto number = [](const base::Value& value) -> std::optional<double> {
        if (const auto* real = std::get_if<double>(&value)) {
            return *real;
        }
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            return static_cast<double>(*whole);
        }
        return std::nullopt;
    };
    const auto x = number(a);
    const auto y = number(b);
    return x && y && *x != *y ? *x < *y : a < b;
}

} // namespace

void Claims::add(std::uint8_t priority, const std::string& name, const base::Attributes& attributes) {
    if (!name.empty()) {
        std::pair<std::uint8_t, std::string> claim(priority, name);
        if (!m_name || claim < *m_name) {
            m_name = std::move(claim);
        }
    }
    for (const auto& [key, value] : attributes) {
        std::pair<std::uint8_t, base::Value> claim(priority, value);
        const auto found = m_attributes.find(key);
        if (found == m_attributes.end()) {
            m_attributes.emplace(key, std::move(claim));
        } else if (priority < found->second.first ||
                   (priority == found->second.first && less(value, found->second.second))) {
            found->second = std::move(claim);
        }
    }
}

base::Attributes Claims::attributes() const {
    base::Attributes settled;
    for (const auto& [key, claim] : m_attributes) {
        settled.emplace_hint(settled.end(), key, claim.second);
    }
    return settled;
}

void require_closed(const resolve::Contribution& contribution) {
    std::unordered_set<std::string_view> claimed;
    for (const resolve::NodeClaim& node : contribution.nodes) {
        claimed.insert(node.id);
    }
    for (const resolve::EdgeClaim& edge : contribution.edges) {
        if (claimed.count(edge.source) == 0 || claimed.count(edge.target) == 0) {
            throw base::InputError(contribution.document_id, "an edge " + edge.kind + " (rule " + edge.evidence.rule +
                                                                 ") names a node that the document does not claim");
        }
    }
    for (const resolve::AliasClaim& alias : contribution.aliases) {
        if (claimed.count(alias.node) == 0) {
            throw base::InputError(contribution.document_id,
                                   "the alias \"" + alias.name + "\" names a node that the document does not claim");
        }
    }
}

void require_kinds(const resolve::Contribution& contribution, const lexicon::Ontology& ontology) {
    const auto refuse = [&](const std::string& problem) {
        if (!problem.empty()) {
            throw base::InputError(contribution.document_id, problem);
        }
    };
    std::unordered_map<std::string_view, std::string_view> kinds;
    for (const resolve::NodeClaim& node : contribution.nodes) {
        refuse(ontology.node_problem(node.kind, node.attributes));
        kinds.emplace(node.id, node.kind);
    }
    for (const resolve::EdgeClaim& edge : contribution.edges) {
        refuse(ontology.edge_problem(edge.kind, kinds[edge.source], kinds[edge.target], edge.attributes));
    }
}

} // namespace policygraph::graph
