// SPDX-License-Identifier: Apache-2.0
// WITH and RETURN. ORDER BY and WHERE see what is projected and, where rows are neither grouped nor made distinct,
// what was there before.
#include "query/cypher_checker.hpp"

#include <policygraph/query/match.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::query::cypher {

Checker::Kind Checker::kind_of(const Expression& expression) const {
    switch (expression.op) {
    case Op::Variable: {
        const auto found = m_scope.find(expression.name);
        return found == m_scope.end() ? Kind::Any : found->second.kind;
    }
    case Op::Literal:
        return expression.literal.is_null() ? Kind::Any : Kind::Scalar;
    case Op::Property:
    case Op::Index:
    case Op::Call:
    case Op::Aggregate:
    case Op::Case:
    case Op::Parameter:
    case Op::Reduce:
    case Op::ShortestPath:
        return Kind::Any;
    default:
        return Kind::Scalar;
    }
}

void Checker::projection(Projection& made, std::size_t at) {
    if (made.star) {
        star(made, at);
    }
    const bool grouped = std::any_of(made.items.begin(), made.items.end(),
                                     [](const Item& item) { return contains(*item.expression, Op::Aggregate); });
    Scope outputs;
    for (Item& item : made.items) {
        resolve(item.expression, {&m_scope, grouped ? &made.aggregates : nullptr});
        item.slot = new_slot();
        if (!outputs.emplace(item.name, Binding{item.slot, kind_of(*item.expression)}).second) {
            fail(item.expression->at, "two columns are called " + item.name);
        }
    }
    if (grouped) {
        grouping(made);
    }
    order_and_where(made, m_scope, outputs, grouped);
    constant(made.skip, "SKIP");
    constant(made.limit, "LIMIT");
    m_scope = std::move(outputs);
}

void Checker::star(Projection& made, std::size_t at) {
    if (m_scope.empty()) {
        fail(at, "* stands for all variables, and there are none");
    }
    std::vector<Item> all;
    for (const auto& [name, binding] : m_scope) {
        Item item;
        item.expression = std::make_shared<Expression>();
        item.expression->op = Op::Variable;
        item.expression->name = name;
        item.expression->at = at;
        item.name = name;
        all.push_back(std::move(item));
    }
    made.items.insert(made.items.begin(), all.begin(), all.end());
}

void Checker::grouping(Projection& made) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < made.items.size(); ++i) {
        const Expression& expression = *made.items[i].expression;
        if (!contains(expression, Op::Aggregate)) {
            made.keys.push_back(i);
            keys.insert(expression.last == 0 ? expression.name + ' ' : m_parser.written(expression));
        }
    }
    for (const Item& item : made.items) {
        if (contains(*item.expression, Op::Aggregate)) {
            only_keys(*item.expression, keys, {});
        }
    }
}

/// Beside aggregates an expression may only hold what is the same for a whole group.
void Checker::only_keys(const Expression& expression, const std::set<std::string>& keys,
                        const std::set<std::size_t>& locals) {
    const bool simple = expression.op == Op::Variable || expression.op == Op::Property;
    if (expression.op == Op::Aggregate || (simple && keys.contains(m_parser.written(expression)))) {
        return;
    }
    if (expression.op == Op::Variable && !locals.contains(expression.slot)) {
        fail(expression.at, expression.name + " stands beside an aggregate and has many values in a group");
    }
    std::set<std::size_t> inner = locals;
    inner.insert(expression.slot);
    inner.insert(expression.other_slot);
    for (const ExpressionPtr& arg : expression.args) {
        if (arg) {
            only_keys(*arg, keys, expression.op == Op::Variable ? locals : inner);
        }
    }
}

/// The expression with every part that is written like a column replaced by that column.
ExpressionPtr Checker::with_outputs(const ExpressionPtr& expression, const Projection& made) const {
    if (!expression) {
        return expression;
    }
    for (const Item& item : made.items) {
        const bool plain = item.expression->op == Op::Variable && item.aliased && expression->op == Op::Variable;
        const bool star = item.expression->last == 0;
        if (!plain && !star && expression->last != 0 && expression->op == item.expression->op &&
            m_parser.written(*expression) == m_parser.written(*item.expression)) {
            auto column = std::make_shared<Expression>(*expression);
            column->op = Op::Variable;
            column->args.clear();
            column->name = item.name;
            return column;
        }
    }
    auto copy = std::make_shared<Expression>(*expression);
    for (ExpressionPtr& arg : copy->args) {
        arg = with_outputs(arg, made);
    }
    return copy;
}

void Checker::order_and_where(Projection& made, const Scope& inputs, const Scope& outputs, bool grouped) {
    Scope both = outputs;
    if (!grouped && !made.distinct) {
        both.insert(inputs.begin(), inputs.end());
    }
    std::set<std::string> columns;
    for (const auto& [name, binding] : outputs) {
        columns.insert(name + ' ');
    }
    for (SortItem& sort : made.order) {
        sort.expression = with_outputs(sort.expression, made);
        std::vector<ExpressionPtr> further;
        if (grouped) {
            // An aggregate of its own speaks of the rows before they were grouped.
            Scope all = both;
            all.insert(inputs.begin(), inputs.end());
            const bool own = contains(*sort.expression, Op::Aggregate);
            if (own) {
                only_keys(*sort.expression, columns, {});
            }
            resolve(sort.expression, {own ? &all : &both, &further});
            made.aggregates.insert(made.aggregates.end(), further.begin(), further.end());
        } else {
            resolve(sort.expression, {&both});
        }
    }
    made.where = grouped || made.distinct ? with_outputs(made.where, made) : made.where;
    resolve(made.where, {&both, nullptr, true});
}

void Checker::constant(const ExpressionPtr& expression, const char* what) {
    if (!expression) {
        return;
    }
    const Scope none;
    resolve(expression, {&none});
    const auto* number = expression->literal.get<std::int64_t>();
    if (expression->op == Op::Literal && (number == nullptr || *number < 0)) {
        fail(expression->at, std::string(what) + " takes a whole number that is not negative");
    }
}

} // namespace policygraph::query::cypher
