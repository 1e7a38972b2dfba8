// SPDX-License-Identifier: Apache-2.0
// Expressions that bind variables of their own: over lists and over patterns.
#include "query/cypher_evaluator.hpp"

#include "query/cypher_matcher.hpp"

#include <algorithm>
#include <utility>

namespace policygraph::query::cypher {

Value Evaluator::comprehension(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    const List* list = list_of(*expression.args[0], owner);
    if (list == nullptr) {
        return {};
    }
    List found;
    for (const Value& one : *list) {
        tick();
        frame[expression.slot] = one;
        if (holds(expression.args[1], frame)) {
            found.push_back(expression.args[2] ? value(*expression.args[2], frame) : one);
        }
    }
    return found;
}

Value Evaluator::quantifier(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    const List* list = list_of(*expression.args[0], owner);
    if (list == nullptr) {
        return {};
    }
    std::size_t yes = 0;
    std::size_t unknown = 0;
    for (const Value& one : *list) {
        tick();
        frame[expression.slot] = one;
        const std::optional<bool> found = expression.args[1] ? truth(*expression.args[1], frame) : true;
        yes += found == true ? 1 : 0;
        unknown += found ? 0 : 1;
    }
    const std::size_t no = list->size() - yes - unknown;
    if (expression.name == "any") {
        return yes > 0 ? Value(true) : unknown > 0 ? Value() : Value(false);
    }
    if (expression.name == "all") {
        return no > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    }
    if (expression.name == "none") {
        return yes > 0 ? Value(false) : unknown > 0 ? Value() : Value(true);
    }
    return yes > 1 ? Value(false) : unknown > 0 ? Value() : Value(yes == 1);
}

Value Evaluator::reduce(const Expression& expression, Frame& frame) {
    Value sum = value(*expression.args[0], frame);
    const Value owner = value(*expression.args[1], frame);
    const List* list = list_of(*expression.args[1], owner);
    if (list == nullptr) {
        return {};
    }
    for (const Value& one : *list) {
        tick();
        frame[expression.slot] = std::move(sum);
        frame[expression.other_slot] = one;
        sum = value(*expression.args[2], frame);
    }
    return sum;
}

Value Evaluator::has_labels(const Expression& expression, Frame& frame) {
    const Value owner = value(*expression.args[0], frame);
    if (owner.is_null()) {
        return {};
    }
    std::vector<std::string> labels;
    if (const auto* node = owner.get<NodeRef>()) {
        labels = source().labels(node->id);
    } else if (const auto* edge = owner.get<EdgeRef>()) {
        labels = {source().type(*edge)};
    } else {
        fail(expression, std::string(type_name(owner)) + " has no labels");
    }
    return std::all_of(expression.names.begin(), expression.names.end(), [&](const std::string& name) {
        return std::find(labels.begin(), labels.end(), name) != labels.end();
    });
}

Value Evaluator::of_pattern(const Expression& expression, Frame& frame) {
    Matcher matcher(*this, {expression.pattern.get(), 1});
    Frame inner = frame;
    List found;
    bool any = false;
    matcher.run(inner, [&](Frame& match) {
        if (expression.op == Op::PatternList) {
            if (holds(expression.args[0], match)) {
                found.push_back(value(*expression.args[1], match));
            }
            return true;
        }
        any = true;
        if (expression.op == Op::ShortestPath) {
            found.push_back(match[expression.pattern->slot]);
        }
        return expression.op == Op::ShortestPath && expression.pattern->shortest == Shortest::All;
    });
    if (expression.op == Op::PatternExists) {
        return any;
    }
    if (expression.op == Op::ShortestPath && expression.pattern->shortest == Shortest::One) {
        return found.empty() ? Value() : found.front();
    }
    return found;
}

} // namespace policygraph::query::cypher
