// SPDX-License-Identifier: Apache-2.0
// One edge, many edges, shortest paths; and what is known when a part has been found.
#include "query/cypher_matcher.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

namespace policygraph::query::cypher {

namespace {

Id other_end(EdgeRef edge, Id from) {
    return edge.source == from ? edge.target : edge.source;
}

List as_list(const std::vector<EdgeRef>& edges, bool turned) {
    return turned ? List(edges.rbegin(), edges.rend()) : List(edges.begin(), edges.end());
}

} // namespace

bool Matcher::finish_part() {
    const Pattern& one = pattern();
    if (one.slot != k_no_slot) {
        const Part& found = m_parts[m_number];
        Path path;
        Id node = found.nodes.front();
        path.nodes.push_back(node);
        for (const auto& segment : found.edges) {
            for (const EdgeRef edge : segment) {
                node = other_end(edge, node);
                path.edges.push_back(edge);
                path.nodes.push_back(node);
            }
        }
        (*m_frame)[one.slot] = std::move(path);
    }
    return part(m_number + 1);
}

bool Matcher::one_edge(std::size_t number, bool forward) {
    const EdgePattern& edge = pattern().edges[number];
    const Id from = m_parts[m_number].nodes[forward ? number : number + 1];
    std::vector<EdgeRef> found;
    candidates(edge, from, forward, found);
    const bool known = is_set(edge.slot, edge.bound);
    const auto* fixed = known ? (*m_frame)[edge.slot].get<EdgeRef>() : nullptr;
    for (const EdgeRef one : found) {
        if ((known && (fixed == nullptr || fixed->id != one.id)) || !fits(edge, one)) {
            continue;
        }
        m_used.insert(one.id);
        m_parts[m_number].edges[number] = {one};
        if (edge.slot != k_no_slot && !known) {
            (*m_frame)[edge.slot] = one;
            m_set.push_back(edge.slot);
        }
        const bool more = go_on(number, forward, other_end(one, from));
        if (edge.slot != k_no_slot && !known) {
            m_set.pop_back();
        }
        m_used.erase(one.id);
        if (!more) {
            return false;
        }
    }
    return true;
}

/// Depth first with a stack of its own: a chain of a million edges is only long.
bool Matcher::many_edges(std::size_t number, bool forward) {
    struct Level {
        std::vector<EdgeRef> options;
        std::size_t next = 0;
        Id node = 0;
    };
    const EdgePattern& edge = pattern().edges[number];
    const std::size_t most = edge.most.value_or(std::numeric_limits<std::size_t>::max());
    const Id from = m_parts[m_number].nodes[forward ? number : number + 1];
    std::vector<EdgeRef> walked;
    std::vector<Level> levels;
    bool more = edge.least > 0 || most < edge.least || many_reached(number, forward, walked, from);
    const auto open = [&](Id node) {
        Level& level = levels.emplace_back();
        level.node = node;
        if (walked.size() < most) {
            candidates(edge, node, forward, level.options);
        }
    };
    open(from);
    while (!levels.empty() && more) {
        Level& level = levels.back();
        if (level.next == level.options.size()) {
            levels.pop_back();
            if (!walked.empty()) {
                m_used.erase(walked.back().id);
                walked.pop_back();
            }
            continue;
        }
        const EdgeRef one = level.options[level.next++];
        if (!fits(edge, one)) {
            continue;
        }
        const Id end = other_end(one, level.node);
        m_used.insert(one.id);
        walked.push_back(one);
        more = walked.size() < edge.least || many_reached(number, forward, walked, end);
        open(end);
    }
    for (const EdgeRef one : walked) {
        m_used.erase(one.id);
    }
    return more;
}

bool Matcher::many_reached(std::size_t number, bool forward, const std::vector<EdgeRef>& walked, Id end) {
    const EdgePattern& edge = pattern().edges[number];
    auto& kept = m_parts[m_number].edges[number];
    kept = walked;
    if (!forward) {
        std::reverse(kept.begin(), kept.end());
    }
    if (edge.slot == k_no_slot) {
        return go_on(number, forward, end);
    }
    Value list = as_list(walked, !forward);
    if (is_set(edge.slot, edge.bound)) {
        return equal((*m_frame)[edge.slot], list) != true || go_on(number, forward, end);
    }
    (*m_frame)[edge.slot] = std::move(list);
    m_set.push_back(edge.slot);
    const bool more = go_on(number, forward, end);
    m_set.pop_back();
    return more;
}

bool Matcher::shortest() {
    const std::size_t number = m_number;
    return each_candidate(0, [&](Id start) {
        return each_candidate(1, [&](Id end) {
            m_parts[number].nodes = {start, end};
            return shortest_between(start, end);
        });
    });
}

/// Breadth first from the start; each node keeps the edges by which it was first reached.
bool Matcher::shortest_between(Id start, Id end) {
    const EdgePattern& edge = pattern().edges[0];
    const std::size_t most = edge.many ? edge.most.value_or(std::numeric_limits<std::size_t>::max()) : 1;
    if (start == end) {
        return edge.least > 0 || shortest_found({});
    }
    std::unordered_map<Id, std::pair<std::size_t, std::vector<EdgeRef>>> reached{{start, {0, {}}}};
    std::vector<Id> front{start};
    std::vector<EdgeRef> options;
    for (std::size_t depth = 1; depth <= most && !front.empty() && !reached.contains(end); ++depth) {
        std::vector<Id> next;
        for (const Id node : front) {
            options.clear();
            candidates(edge, node, true, options);
            for (const EdgeRef one : options) {
                if (!fits(edge, one)) {
                    continue;
                }
                const Id other = other_end(one, node);
                auto [place, fresh] = reached.try_emplace(other, depth, std::vector<EdgeRef>{});
                if (fresh) {
                    next.push_back(other);
                }
                if (place->second.first == depth) {
                    place->second.second.push_back(one);
                }
            }
        }
        front = std::move(next);
    }
    if (!reached.contains(end)) {
        return true;
    }
    // Back from the end: the choice at each node is a digit, and all numbers are counted through.
    std::vector<std::size_t> digits;
    std::vector<EdgeRef> edges;
    for (bool more = true;;) {
        Id node = end;
        edges.clear();
        for (std::size_t i = 0; node != start; ++i) {
            if (digits.size() == i) {
                digits.push_back(0);
            }
            const EdgeRef one = reached.at(node).second[digits[i]];
            edges.push_back(one);
            node = other_end(one, node);
        }
        more = shortest_found({edges.rbegin(), edges.rend()});
        if (!more || pattern().shortest == Shortest::One) {
            return more;
        }
        Id at = end;
        std::vector<std::size_t> choices;
        for (const EdgeRef one : edges) {
            choices.push_back(reached.at(at).second.size());
            at = other_end(one, at);
        }
        while (!digits.empty() && digits.back() + 1 == choices[digits.size() - 1]) {
            digits.pop_back();
        }
        if (digits.empty()) {
            return true;
        }
        ++digits.back();
    }
}

bool Matcher::shortest_found(std::vector<EdgeRef> edges) {
    const EdgePattern& edge = pattern().edges[0];
    if (edge.slot != k_no_slot) {
        (*m_frame)[edge.slot] = edge.many ? Value(as_list(edges, false)) : Value(edges.front());
    }
    std::vector<Id> taken;
    for (const EdgeRef one : edges) {
        taken.push_back(one.id);
        m_used.insert(one.id);
    }
    m_parts[m_number].edges[0] = std::move(edges);
    const bool more = finish_part();
    for (const Id one : taken) {
        m_used.erase(one);
    }
    return more;
}

} // namespace policygraph::query::cypher
