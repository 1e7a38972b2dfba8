// SPDX-License-Identifier: Apache-2.0
// Recursion goes as deep as the expression, which the parser limits.
#include "query/cypher_evaluator.hpp"

#include <policygraph/query/match.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::query::cypher {

void Evaluator::fail(const Expression& expression, const std::string& reason) const {
    throw MatchError(m_query, expression.at, reason);
}

void Evaluator::tick() {
    constexpr std::size_t k_between = 256;
    if (m_tick && ++m_ticks % k_between == 0) {
        m_tick();
    }
}

void Evaluator::hold(std::size_t bytes) {
    constexpr std::size_t k_most = std::size_t{128} << 20;
    m_held += bytes;
    if (m_held > k_most) {
        throw MatchError("more than 128 MiB of values; a narrower pattern or LIMIT is needed");
    }
}

Value Evaluator::value(const Expression& expression, Frame& frame) {
    try {
        return evaluate(expression, frame);
    } catch (const ValueError& error) {
        fail(expression, error.what());
    }
}

bool Evaluator::holds(const ExpressionPtr& condition, Frame& frame) {
    return !condition || truth(*condition, frame) == true;
}

std::optional<bool> Evaluator::truth(const Expression& expression, Frame& frame) {
    const Value found = value(expression, frame);
    const auto* known = found.get<bool>();
    if (known == nullptr && !found.is_null()) {
        fail(expression, "true or false is needed here, not " + std::string(type_name(found)));
    }
    return known == nullptr ? std::nullopt : std::optional(*known);
}

Value Evaluator::evaluate(const Expression& expression, Frame& frame) {
    switch (expression.op) {
    case Op::Literal:
        return expression.literal;
    case Op::Parameter:
        return m_params.find(expression.name)->second; // the checker looked
    case Op::Variable:
    case Op::Aggregate:
        return frame[expression.slot];
    case Op::Property:
        return property(expression, frame);
    case Op::Index:
        return index(expression, frame);
    case Op::Slice:
        return slice(expression, frame);
    case Op::Not:
    case Op::And:
    case Op::Or:
    case Op::Xor:
        return logical(expression, frame);
    case Op::Equal:
    case Op::Unequal:
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
        return relation(expression, frame);
    case Op::In:
        return contained(expression, frame);
    case Op::StartsWith:
    case Op::EndsWith:
    case Op::Contains:
        return text_relation(expression, frame);
    case Op::IsNull:
        return value(*expression.args[0], frame).is_null();
    case Op::IsNotNull:
        return !value(*expression.args[0], frame).is_null();
    case Op::Negate:
    case Op::Plus:
        return arithmetic(expression.op, value(*expression.args[0], frame), {});
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Modulo:
    case Op::Power: {
        const Value left = value(*expression.args[0], frame);
        return arithmetic(expression.op, left, value(*expression.args[1], frame));
    }
    case Op::ListOf:
    case Op::MapOf:
        return collection(expression, frame);
    case Op::Call:
        return call(expression, frame);
    case Op::Case:
        return choice(expression, frame);
    case Op::Comprehension:
        return comprehension(expression, frame);
    case Op::Quantifier:
        return quantifier(expression, frame);
    case Op::Reduce:
        return reduce(expression, frame);
    case Op::HasLabels:
        return has_labels(expression, frame);
    case Op::PatternExists:
    case Op::PatternList:
    case Op::ShortestPath:
        return of_pattern(expression, frame);
    }
    return {};
}

Value Evaluator::logical(const Expression& expression, Frame& frame) {
    const std::optional<bool> left = truth(*expression.args[0], frame);
    if (expression.op == Op::Not) {
        return left ? Value(!*left) : Value();
    }
    const bool decides = expression.op == Op::Or; // true decides OR, false AND
    if (expression.op != Op::Xor && left == decides) {
        return decides;
    }
    const std::optional<bool> right = truth(*expression.args[1], frame);
    if (expression.op == Op::Xor) {
        return left && right ? Value(*left != *right) : Value();
    }
    if (right == decides) {
        return decides;
    }
    return left && right ? Value(!decides) : Value();
}

Value Evaluator::relation(const Expression& expression, Frame& frame) {
    const Value left = value(*expression.args[0], frame);
    const Value right = value(*expression.args[1], frame);
    if (expression.op == Op::Equal || expression.op == Op::Unequal) {
        const std::optional<bool> same = equal(left, right);
        return same ? Value(*same == (expression.op == Op::Equal)) : Value();
    }
    const std::optional<int> found = compare(left, right);
    if (!found) {
        return {};
    }
    switch (expression.op) {
    case Op::Less:
        return *found < 0;
    case Op::LessEqual:
        return *found <= 0;
    case Op::Greater:
        return *found == 1;
    default:
        return *found == 0 || *found == 1;
    }
}

Value Evaluator::text_relation(const Expression& expression, Frame& frame) {
    const Value left = value(*expression.args[0], frame);
    const Value right = value(*expression.args[1], frame);
    const auto* text = left.get<std::string>();
    const auto* part = right.get<std::string>();
    if (text == nullptr || part == nullptr) {
        return {};
    }
    return expression.op == Op::StartsWith ? text->starts_with(*part)
           : expression.op == Op::EndsWith ? text->ends_with(*part)
                                           : text->find(*part) != std::string::npos;
}

const List* Evaluator::list_of(const Expression& owner, const Value& value) const {
    if (!value.is_null() && value.list() == nullptr) {
        fail(owner, "a list is needed here, not " + std::string(type_name(value)));
    }
    return value.list();
}

Value Evaluator::contained(const Expression& expression, Frame& frame) {
    const Value sought = value(*expression.args[0], frame);
    const Value right = value(*expression.args[1], frame);
    const List* list = list_of(*expression.args[1], right);
    if (list == nullptr) {
        return {};
    }
    bool unknown = false;
    for (const Value& one : *list) {
        const std::optional<bool> same = equal(sought, one);
        if (same == true) {
            return true;
        }
        unknown = unknown || !same;
    }
    return unknown ? Value() : Value(false);
}

Value Evaluator::property(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    if (owner.is_null()) {
        return {};
    }
    if (const auto* node = owner.get<NodeRef>()) {
        return source().property(*node, expression.name);
    }
    if (const auto* edge = owner.get<EdgeRef>()) {
        return source().property(*edge, expression.name);
    }
    if (const Map* map = owner.map()) {
        const auto found = map->find(expression.name);
        return found == map->end() ? Value() : found->second;
    }
    fail(expression, std::string(type_name(owner)) + " has no properties");
}

Value Evaluator::index(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    const Value key = value(*expression.args[1], frame);
    if (owner.is_null() || key.is_null()) {
        return {};
    }
    if (const List* list = owner.list()) {
        const auto* at = key.get<std::int64_t>();
        if (at == nullptr) {
            fail(expression, "a list is asked by a whole number, not " + std::string(type_name(key)));
        }
        const auto size = static_cast<std::int64_t>(list->size());
        const std::int64_t place = *at < 0 ? *at + size : *at;
        return place < 0 || place >= size ? Value() : (*list)[static_cast<std::size_t>(place)];
    }
    const auto* name = key.get<std::string>();
    if (name == nullptr) {
        fail(expression, std::string(type_name(owner)) + " cannot be asked by " + std::string(type_name(key)));
    }
    if (const Map* map = owner.map()) {
        const auto found = map->find(*name);
        return found == map->end() ? Value() : found->second;
    }
    const auto* node = owner.get<NodeRef>();
    const auto* edge = owner.get<EdgeRef>();
    if (node == nullptr && edge == nullptr) {
        fail(expression, std::string(type_name(owner)) + " has no parts");
    }
    return node != nullptr ? source().property(*node, *name) : source().property(*edge, *name);
}

Value Evaluator::slice(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    const List* list = list_of(*expression.args[0], owner);
    if (list == nullptr) {
        return {};
    }
    const auto size = static_cast<std::int64_t>(list->size());
    std::int64_t bounds[2] = {0, size};
    for (std::size_t i = 0; i < 2; ++i) {
        if (!expression.args[i + 1]) {
            continue;
        }
        const Value bound = value(*expression.args[i + 1], frame);
        if (bound.is_null()) {
            return {};
        }
        const auto* at = bound.get<std::int64_t>();
        if (at == nullptr) {
            fail(*expression.args[i + 1], "a whole number is needed here");
        }
        bounds[i] = std::clamp<std::int64_t>(*at < 0 ? *at + size : *at, 0, size);
    }
    return bounds[0] >= bounds[1] ? List() : List(list->begin() + bounds[0], list->begin() + bounds[1]);
}

Value Evaluator::collection(const Expression& expression, Frame& frame) {
    if (expression.op == Op::ListOf) {
        List list;
        for (const ExpressionPtr& one : expression.args) {
            list.push_back(value(*one, frame));
        }
        return list;
    }
    Map map;
    for (std::size_t i = 0; i < expression.args.size(); ++i) {
        map.insert_or_assign(expression.names[i], value(*expression.args[i], frame));
    }
    return map;
}

Value Evaluator::call(const Expression& expression, Frame& frame) {
    List args;
    for (const ExpressionPtr& one : expression.args) {
        args.push_back(value(*one, frame));
    }
    return call_function(expression.name, args, m_context);
}

Value Evaluator::choice(const Expression& expression, Frame& frame) {
    const auto& args = expression.args;
    const Value subject = args[0] ? value(*args[0], frame) : Value();
    for (std::size_t i = 1; i + 2 < args.size(); i += 2) {
        const bool taken = args[0] ? equal(subject, value(*args[i], frame)) == true : truth(*args[i], frame) == true;
        if (taken) {
            return value(*args[i + 1], frame);
        }
    }
    return args.back() ? value(*args.back(), frame) : Value();
}

} // namespace policygraph::query::cypher
