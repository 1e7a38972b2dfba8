// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_evaluator.hpp"

#include <cmath>
#include <limits>

namespace policygraph::query::cypher {

namespace {

using Whole = std::int64_t;

Whole whole_result(Op op, Whole a, Whole b) {
    Whole result = 0;
    bool over = false;
    switch (op) {
    case Op::Add:
        over = __builtin_add_overflow(a, b, &result);
        break;
    case Op::Subtract:
        over = __builtin_sub_overflow(a, b, &result);
        break;
    case Op::Multiply:
        over = __builtin_mul_overflow(a, b, &result);
        break;
    default:
        if (b == 0) {
            throw ValueError("division by zero");
        }
        if (b == -1) {
            over = op == Op::Divide && a == std::numeric_limits<Whole>::min();
            result = op == Op::Divide && !over ? -a : 0;
        } else {
            result = op == Op::Divide ? a / b : a % b;
        }
    }
    if (over) {
        throw ValueError("the number is too large");
    }
    return result;
}

double real_result(Op op, double a, double b) {
    switch (op) {
    case Op::Add:
        return a + b;
    case Op::Subtract:
        return a - b;
    case Op::Multiply:
        return a * b;
    case Op::Divide:
        return a / b;
    case Op::Modulo:
        return std::fmod(a, b);
    default:
        return std::pow(a, b);
    }
}

/// + on strings and lists; nothing where it is neither.
std::optional<Value> joined(const Value& a, const Value& b) {
    constexpr std::size_t k_longest = std::size_t{64} << 20; // bytes: what doubles and doubles has an end
    if (bytes_of(a) + bytes_of(b) > k_longest) {
        throw ValueError("the text or list is too long");
    }
    if (a.list() != nullptr || b.list() != nullptr) {
        List list;
        for (const Value* one : {&a, &b}) {
            if (one->list() != nullptr) {
                list.insert(list.end(), one->list()->begin(), one->list()->end());
            } else {
                list.push_back(*one);
            }
        }
        return list;
    }
    const auto text = [](const Value& value) -> std::optional<std::string> {
        if (const auto* found = value.get<std::string>()) {
            return *found;
        }
        const auto* number = value.get<Whole>();
        const auto* real = value.get<double>();
        return number != nullptr ? std::optional(std::to_string(*number))
               : real != nullptr ? std::optional(float_text(*real))
                                 : std::nullopt;
    };
    if (a.get<std::string>() == nullptr && b.get<std::string>() == nullptr) {
        return std::nullopt;
    }
    const auto left = text(a);
    const auto right = text(b);
    return left && right ? std::optional<Value>(*left + *right) : std::nullopt;
}

} // namespace

Value arithmetic(Op op, const Value& a, const Value& b) {
    const bool sign = op == Op::Negate || op == Op::Plus;
    if (a.is_null() || (!sign && b.is_null())) {
        return {};
    }
    if (sign && a.is_number()) {
        const auto* whole = a.get<Whole>();
        return op == Op::Plus     ? a
               : whole != nullptr ? Value(whole_result(Op::Subtract, 0, *whole))
                                  : Value(-a.number());
    }
    if (!sign && a.is_number() && b.is_number()) {
        const auto* x = a.get<Whole>();
        const auto* y = b.get<Whole>();
        const bool whole = x != nullptr && y != nullptr && op != Op::Power;
        return whole ? Value(whole_result(op, *x, *y)) : Value(real_result(op, a.number(), b.number()));
    }
    if (op == Op::Add) {
        if (std::optional<Value> found = joined(a, b)) {
            return std::move(*found);
        }
    }
    throw ValueError("cannot reckon with " + std::string(type_name(a)) +
                     (sign ? "" : " and " + std::string(type_name(b))));
}

} // namespace policygraph::query::cypher
