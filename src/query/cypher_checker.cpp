// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_checker.hpp"

#include <policygraph/query/match.hpp>

#include <algorithm>
#include <array>

namespace policygraph::query::cypher {

void Checker::fail(std::size_t at, const std::string& reason) const {
    throw MatchError(m_query, at, reason);
}

void Checker::check(Query& query) {
    for (SingleQuery& single : query.parts) {
        single_query(single);
        const Clause& last = single.clauses.back();
        std::vector<std::string> columns;
        for (const Item& item : last.projection.items) {
            columns.push_back(item.name);
        }
        if (&single != &query.parts.front() && columns != query.columns) {
            fail(last.at, "the parts of a UNION must have the same columns");
        }
        query.columns = std::move(columns);
    }
    query.words = std::move(m_words);
}

void Checker::single_query(SingleQuery& single) {
    m_scope.clear();
    m_slots = 0;
    for (Clause& clause : single.clauses) {
        switch (clause.kind) {
        case Clause::Kind::Match:
            match(clause);
            break;
        case Clause::Kind::Unwind:
            unwind(clause);
            break;
        case Clause::Kind::Create:
            create(clause);
            break;
        default:
            projection(clause.projection, clause.at);
        }
    }
    single.slots = m_slots;
}

void Checker::unwind(Clause& clause) {
    resolve(clause.unwound, {&m_scope});
    if (m_scope.contains(clause.name)) {
        fail(clause.at, "there is a variable " + clause.name + " already");
    }
    clause.slot = new_slot();
    m_scope[clause.name] = {clause.slot, Kind::Any};
}

void Checker::bind(const std::string& variable, Kind kind, std::size_t at, std::size_t& slot, bool* bound,
                   const Scope& before) {
    static constexpr std::array<std::string_view, 6> k_names = {
        "a value", "a node", "a relationship", "a list of relationships", "a path", "a value"};
    if (variable.empty()) {
        return;
    }
    const auto found = m_scope.find(variable);
    if (found == m_scope.end()) {
        slot = new_slot();
        m_scope[variable] = {slot, kind};
        return;
    }
    const Kind old = found->second.kind;
    const bool list = kind == Kind::Edges && old == Kind::Scalar;
    if (bound == nullptr || (old != kind && old != Kind::Any && !list)) {
        fail(at, variable + " is " + std::string(k_names.at(static_cast<std::size_t>(old))) + " already");
    }
    const bool earlier = before.contains(variable);
    if ((kind == Kind::Edge || kind == Kind::Edges) && !earlier) {
        fail(at, "no relationship is taken twice in a match: " + variable + " stands here a second time");
    }
    slot = found->second.slot;
    *bound = earlier;
}

void Checker::bind_pattern(Pattern& pattern, const Scope& before) {
    note_words(pattern);
    if (!pattern.variable.empty()) {
        bind(pattern.variable, Kind::Path, pattern.at, pattern.slot, nullptr, before);
    }
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
        NodePattern& node = pattern.nodes[i];
        bind(node.variable, Kind::Node, node.at, node.slot, &node.bound, before);
        if (i < pattern.edges.size()) {
            EdgePattern& edge = pattern.edges[i];
            bind(edge.variable, edge.many ? Kind::Edges : Kind::Edge, edge.at, edge.slot, &edge.bound, before);
        }
    }
}

void Checker::match(Clause& clause) {
    const Scope before = m_scope;
    for (Pattern& pattern : clause.patterns) {
        bind_pattern(pattern, before);
    }
    for (Pattern& pattern : clause.patterns) {
        resolve_properties(pattern, {&m_scope});
        for (const NodePattern& node : pattern.nodes) {
            pattern.in_order = pattern.in_order || (node.properties && contains(*node.properties, Op::Variable));
        }
        for (const EdgePattern& edge : pattern.edges) {
            pattern.in_order = pattern.in_order || (edge.properties && contains(*edge.properties, Op::Variable));
        }
    }
    if (clause.where) {
        resolve(clause.where, {&m_scope, nullptr, true});
        known_equalities(clause.where, clause.patterns);
    }
}

/// n.key = value, joined by AND, with a value that needs no variable: an index may find n by it.
void Checker::known_equalities(const ExpressionPtr& condition, std::vector<Pattern>& patterns) const {
    if (condition->op == Op::And) {
        known_equalities(condition->args[0], patterns);
        known_equalities(condition->args[1], patterns);
        return;
    }
    if (condition->op != Op::Equal) {
        return;
    }
    for (std::size_t side = 0; side < 2; ++side) {
        const Expression& property = *condition->args[side];
        const ExpressionPtr& value = condition->args[1 - side];
        const bool fixed = value->op == Op::Literal || value->op == Op::Parameter;
        if (!fixed || property.op != Op::Property || property.args[0]->op != Op::Variable) {
            continue;
        }
        for (Pattern& pattern : patterns) {
            for (NodePattern& node : pattern.nodes) {
                if (node.slot == property.args[0]->slot) {
                    node.known.emplace_back(property.name, value);
                }
            }
        }
    }
}

void Checker::create(Clause& clause) {
    const Scope before = m_scope;
    for (Pattern& pattern : clause.patterns) {
        bind_pattern(pattern, before);
        resolve_properties(pattern, {&m_scope});
    }
}

} // namespace policygraph::query::cypher
