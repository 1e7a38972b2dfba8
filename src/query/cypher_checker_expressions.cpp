// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_checker.hpp"

#include <policygraph/query/match.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::query::cypher {

bool contains(const Expression& expression, Op op) {
    return expression.op == op || std::any_of(expression.args.begin(), expression.args.end(),
                                              [&](const ExpressionPtr& one) { return one && contains(*one, op); });
}

void Checker::resolve(const ExpressionPtr& expression, const Place& place) {
    if (!expression) {
        return;
    }
    note_words(*expression, place);
    switch (expression->op) {
    case Op::Variable: {
        const auto found = place.scope->find(expression->name);
        if (found == place.scope->end()) {
            fail(expression->at, "there is no variable " + expression->name);
        }
        expression->slot = found->second.slot;
        return;
    }
    case Op::Parameter:
        if (!m_params.contains(expression->name)) {
            fail(expression->at, "the parameter " + expression->name + " was not given");
        }
        return;
    case Op::Aggregate: {
        if (place.aggregates == nullptr) {
            fail(expression->at, expression->name + " cannot stand here: it speaks of many rows");
        }
        expression->slot = new_slot();
        place.aggregates->push_back(expression);
        for (const ExpressionPtr& arg : expression->args) {
            resolve(arg, {place.scope, nullptr, false});
        }
        return;
    }
    case Op::Comprehension:
    case Op::Quantifier:
    case Op::Reduce:
        resolve_local(expression, place);
        return;
    case Op::PatternExists:
    case Op::PatternList:
    case Op::ShortestPath:
        resolve_pattern(expression, place);
        return;
    default:
        for (const ExpressionPtr& arg : expression->args) {
            resolve(arg, place);
        }
    }
}

void Checker::resolve_local(const ExpressionPtr& expression, const Place& place) {
    const bool reduces = expression->op == Op::Reduce;
    if (reduces) {
        resolve(expression->args[0], place);
    }
    resolve(expression->args[reduces ? 1 : 0], place);
    Scope inner = *place.scope;
    expression->slot = new_slot();
    inner[expression->op == Op::Quantifier ? expression->names[0] : expression->name] = {expression->slot, Kind::Any};
    if (reduces) {
        expression->other_slot = new_slot();
        inner[expression->names[0]] = {expression->other_slot, Kind::Any};
    }
    for (std::size_t i = reduces ? 2 : 1; i < expression->args.size(); ++i) {
        resolve(expression->args[i], {&inner, nullptr, place.patterns});
    }
}

void Checker::resolve_pattern(const ExpressionPtr& expression, const Place& place) {
    Pattern& pattern = *expression->pattern;
    if (expression->op == Op::PatternExists && !place.patterns) {
        fail(expression->at, "a pattern can only be asked for in a condition");
    }
    const Scope outer = *place.scope;
    Scope inner = std::exchange(m_scope, outer); // bind_pattern adds to m_scope
    bind_pattern(pattern, outer);
    std::swap(m_scope, inner);
    if (expression->op != Op::PatternList && inner.size() != outer.size()) {
        fail(expression->at, "a pattern in a condition cannot name new variables");
    }
    if (expression->op == Op::ShortestPath && pattern.slot == k_no_slot) {
        pattern.slot = new_slot();
    }
    const Place place_inside{&inner, nullptr, true};
    resolve_properties(pattern, place_inside);
    for (const ExpressionPtr& arg : expression->args) {
        resolve(arg, place_inside);
    }
}

void Checker::resolve_properties(Pattern& pattern, const Place& place) {
    for (NodePattern& node : pattern.nodes) {
        resolve(node.properties, place);
    }
    for (EdgePattern& edge : pattern.edges) {
        resolve(edge.properties, place);
    }
}

} // namespace policygraph::query::cypher
