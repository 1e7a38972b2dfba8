// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_stages.hpp"

#include "query/cypher_matcher.hpp"

#include <policygraph/query/match.hpp>

#include <limits>
#include <numeric>
#include <utility>

namespace policygraph::query::cypher {

namespace {

template <typename Visit>
void each_slot(const Clause& clause, Visit visit) {
    for (const Pattern& pattern : clause.patterns) {
        visit(pattern.slot, false);
        for (const NodePattern& node : pattern.nodes) {
            visit(node.slot, node.bound);
        }
        for (const EdgePattern& edge : pattern.edges) {
            visit(edge.slot, edge.bound);
        }
    }
}

} // namespace

MatchStage::MatchStage(const Clause& clause, Evaluator& evaluator, Stage* next)
    : Stage(next), m_clause(clause), m_evaluator(evaluator) {
    each_slot(clause, [&](std::size_t slot, bool bound) {
        if (slot != k_no_slot && !bound) {
            m_fresh.push_back(slot);
        }
    });
}

bool MatchStage::push(Frame frame) {
    Matcher matcher(m_evaluator, m_clause.patterns);
    bool any = false;
    const bool more = matcher.run(frame, [&](Frame& match) {
        if (!m_evaluator.holds(m_clause.where, match)) {
            return true;
        }
        any = true;
        return next().push(match);
    });
    if (m_clause.optional && !any) {
        for (const std::size_t slot : m_fresh) {
            frame[slot] = Value();
        }
        return next().push(std::move(frame));
    }
    return more;
}

bool UnwindStage::push(Frame frame) {
    const Value owner = m_evaluator.value(*m_clause.unwound, frame);
    if (owner.is_null()) {
        return true;
    }
    const List single{owner};
    for (const Value& one : owner.list() == nullptr ? single : *owner.list()) {
        m_evaluator.tick();
        frame[m_clause.slot] = one;
        if (!next().push(frame)) {
            return false;
        }
    }
    return true;
}

Map CreateStage::properties(const ExpressionPtr& map, Frame& frame) {
    Map found = map ? *m_evaluator.value(*map, frame).map() : Map();
    std::erase_if(found, [](const auto& entry) { return entry.second.is_null(); });
    return found;
}

NodeRef CreateStage::node(const NodePattern& pattern, Frame& frame) {
    if (pattern.slot != k_no_slot && frame[pattern.slot].get<NodeRef>() != nullptr) {
        return *frame[pattern.slot].get<NodeRef>();
    }
    const NodeRef made = m_evaluator.source().create_node(pattern.labels, properties(pattern.properties, frame));
    if (pattern.slot != k_no_slot) {
        frame[pattern.slot] = made;
    }
    return made;
}

bool CreateStage::push(Frame frame) {
    for (const Pattern& pattern : m_clause.patterns) {
        NodeRef left = node(pattern.nodes[0], frame);
        for (std::size_t i = 0; i < pattern.edges.size(); ++i) {
            const EdgePattern& edge = pattern.edges[i];
            const NodeRef right = node(pattern.nodes[i + 1], frame);
            const bool turned = edge.toward == Toward::Left;
            const EdgeRef made =
                m_evaluator.source().create_edge(edge.types.at(0), turned ? right.id : left.id,
                                                 turned ? left.id : right.id, properties(edge.properties, frame));
            if (edge.slot != k_no_slot) {
                frame[edge.slot] = made;
            }
            left = right;
        }
    }
    return next().push(std::move(frame));
}

void Held::count(std::size_t rows) const {
    if (rows > m_most) {
        throw MatchError("more than " + std::to_string(m_most) + " rows; a narrower pattern or LIMIT is needed");
    }
}

std::size_t Held::bytes(const List& values) {
    return std::accumulate(values.begin(), values.end(), std::size_t{0},
                           [](std::size_t sum, const Value& value) { return sum + bytes_of(value); });
}

bool CollectStage::push(Frame frame) {
    if (m_projection == nullptr) {
        return true;
    }
    List row;
    for (const Item& item : m_projection->items) {
        row.push_back(std::move(frame[item.slot]));
    }
    m_held.keep(row);
    m_rows.push_back(std::move(row));
    m_held.count(m_rows.size());
    return true;
}

} // namespace policygraph::query::cypher
