// SPDX-License-Identifier: Apache-2.0
// Each part begins at the node that is easiest to find and grows to its right end, then to its left.
#include "query/cypher_matcher.hpp"

#include <algorithm>

namespace policygraph::query::cypher {

bool Matcher::run(Frame& frame, const Emit& emit) {
    m_frame = &frame;
    m_emit = &emit;
    m_parts.resize(m_patterns.size());
    return part(0);
}

bool Matcher::part(std::size_t number) {
    if (number == m_patterns.size()) {
        return (*m_emit)(*m_frame);
    }
    const std::size_t before = m_number;
    m_number = number;
    const Pattern& one = pattern();
    m_parts[number].nodes.assign(one.nodes.size(), 0);
    m_parts[number].edges.assign(one.edges.size(), {});
    bool more = false;
    if (one.shortest != Shortest::No) {
        more = shortest();
    } else {
        const std::size_t start = anchor();
        m_parts[number].anchor = start;
        more = each_candidate(start, [&](Id id) {
            m_parts[number].nodes[start] = id;
            return walk(start, start);
        });
    }
    m_number = before;
    return more;
}

int Matcher::ease(const NodePattern& node) const {
    if (is_set(node.slot, node.bound)) {
        return 3;
    }
    const auto finds = [](const auto& known) { return known.first == "name" || known.first == "id"; };
    const bool property = node.properties && std::any_of(node.properties->names.begin(), node.properties->names.end(),
                                                         [](const auto& key) { return key == "name" || key == "id"; });
    if (property || std::any_of(node.known.begin(), node.known.end(), finds)) {
        return 2;
    }
    return node.labels.empty() ? 0 : 1;
}

std::size_t Matcher::anchor() const {
    std::size_t best = 0;
    if (!pattern().in_order) {
        for (std::size_t i = 1; i < pattern().nodes.size(); ++i) {
            best = ease(pattern().nodes[i]) > ease(pattern().nodes[best]) ? i : best;
        }
    }
    return best;
}

bool Matcher::is_set(std::size_t slot, bool bound) const {
    return bound || (slot != k_no_slot && std::find(m_set.begin(), m_set.end(), slot) != m_set.end());
}

bool Matcher::each_candidate(std::size_t node, const std::function<bool(Id)>& visit) {
    const NodePattern& one = pattern().nodes[node];
    if (is_set(one.slot, one.bound)) {
        const auto* known = (*m_frame)[one.slot].get<NodeRef>();
        return known == nullptr || !fits(one, known->id) || visit(known->id);
    }
    NodeSearch search;
    search.label = one.labels.empty() ? "" : one.labels.front();
    for (const auto& [key, expression] : one.known) {
        search.known.emplace_back(key, m_evaluator.value(*expression, *m_frame));
    }
    for (std::size_t i = 0; one.properties && i < one.properties->args.size(); ++i) {
        search.known.emplace_back(one.properties->names[i], m_evaluator.value(*one.properties->args[i], *m_frame));
    }
    bool more = true;
    m_evaluator.source().nodes(search, [&](Id id) {
        m_evaluator.tick();
        if (!fits(one, id)) {
            return true;
        }
        if (one.slot != k_no_slot) {
            (*m_frame)[one.slot] = NodeRef{id};
            m_set.push_back(one.slot);
        }
        more = visit(id);
        if (one.slot != k_no_slot) {
            m_set.pop_back();
        }
        return more;
    });
    return more;
}

template <typename Entity>
bool Matcher::has_properties(const ExpressionPtr& map, Entity entity) {
    for (std::size_t i = 0; map && i < map->args.size(); ++i) {
        const Value wanted = m_evaluator.value(*map->args[i], *m_frame);
        if (equal(m_evaluator.source().property(entity, map->names[i]), wanted) != true) {
            return false;
        }
    }
    return true;
}

bool Matcher::fits(const NodePattern& node, Id id) {
    if (is_set(node.slot, node.bound)) {
        const auto* known = (*m_frame)[node.slot].get<NodeRef>();
        if (known == nullptr || known->id != id) {
            return false;
        }
    }
    if (!node.labels.empty()) {
        const std::vector<std::string> labels = m_evaluator.source().labels(id);
        const bool all = std::all_of(node.labels.begin(), node.labels.end(), [&](const std::string& label) {
            return std::find(labels.begin(), labels.end(), label) != labels.end();
        });
        if (!all) {
            return false;
        }
    }
    return has_properties(node.properties, NodeRef{id});
}

bool Matcher::fits(const EdgePattern& pattern, EdgeRef edge) {
    return !m_used.contains(edge.id) && has_properties(pattern.properties, edge);
}

void Matcher::candidates(const EdgePattern& edge, Id from, bool forward, std::vector<EdgeRef>& found) {
    m_evaluator.tick();
    GraphSource& source = m_evaluator.source();
    if (edge.toward == Toward::Both) {
        source.edges(from, Toward::Right, edge.types, found);
        const std::size_t out = found.size();
        source.edges(from, Toward::Left, edge.types, found);
        const auto loop = [](EdgeRef one) { return one.source == one.target; };
        found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(out), found.end(), loop), found.end());
        return;
    }
    const bool out = (edge.toward == Toward::Right) == forward;
    source.edges(from, out ? Toward::Right : Toward::Left, edge.types, found);
}

bool Matcher::walk(std::size_t left, std::size_t right) {
    if (right + 1 < pattern().nodes.size()) {
        return pattern().edges[right].many ? many_edges(right, true) : one_edge(right, true);
    }
    if (left > 0) {
        return pattern().edges[left - 1].many ? many_edges(left - 1, false) : one_edge(left - 1, false);
    }
    return finish_part();
}

/// Behind edge pattern `edge`, whose other end is now known: the node there, and what is beyond.
bool Matcher::go_on(std::size_t edge, bool forward, Id reached) {
    const std::size_t to = forward ? edge + 1 : edge;
    const NodePattern& node = pattern().nodes[to];
    if (!fits(node, reached)) {
        return true;
    }
    m_parts[m_number].nodes[to] = reached;
    const bool fresh = node.slot != k_no_slot && !is_set(node.slot, node.bound);
    if (fresh) {
        (*m_frame)[node.slot] = NodeRef{reached};
        m_set.push_back(node.slot);
    }
    // The right side is done before the left is begun.
    const bool more = forward ? walk(m_parts[m_number].anchor, to) : walk(to, pattern().nodes.size() - 1);
    if (fresh) {
        m_set.pop_back();
    }
    return more;
}

} // namespace policygraph::query::cypher
