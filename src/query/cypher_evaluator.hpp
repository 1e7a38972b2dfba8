// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"
#include "query/cypher_functions.hpp"
#include "query/cypher_source.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query::cypher {

/// The values of all variables of a query, by slot.
using Frame = std::vector<Value>;

/// Works out expressions over a frame. Locals of comprehensions are written into the frame, too, in slots of their own.
class Evaluator {
public:
    Evaluator(std::string_view query, GraphSource& source, const Map& params, const std::function<void()>& tick)
        : m_query(query), m_context{source}, m_params(params), m_tick(tick) {}

    /// Throws MatchError with the place in the query.
    [[nodiscard]] Value value(const Expression& expression, Frame& frame);
    /// True where the condition holds, not where it is false or not known. A null pointer holds.
    [[nodiscard]] bool holds(const ExpressionPtr& condition, Frame& frame);
    [[nodiscard]] std::optional<bool> truth(const Expression& expression, Frame& frame);
    [[noreturn]] void fail(const Expression& expression, const std::string& reason) const;
    [[nodiscard]] GraphSource& source() { return m_context.source; }
    void tick();
    /// For values that a clause keeps, and when it lets them go: throws MatchError where they are too many.
    void hold(std::size_t bytes);
    void release(std::size_t bytes) { m_held -= bytes; }

private:
    [[nodiscard]] Value evaluate(const Expression& expression, Frame& frame);
    [[nodiscard]] Value logical(const Expression& expression, Frame& frame);
    [[nodiscard]] Value relation(const Expression& expression, Frame& frame);
    [[nodiscard]] Value text_relation(const Expression& expression, Frame& frame);
    [[nodiscard]] Value contained(const Expression& expression, Frame& frame);
    [[nodiscard]] Value property(const Expression& expression, Frame& frame);
    [[nodiscard]] Value index(const Expression& expression, Frame& frame);
    [[nodiscard]] Value slice(const Expression& expression, Frame& frame);
    [[nodiscard]] Value collection(const Expression& expression, Frame& frame);
    [[nodiscard]] Value call(const Expression& expression, Frame& frame);
    [[nodiscard]] Value choice(const Expression& expression, Frame& frame);
    [[nodiscard]] Value comprehension(const Expression& expression, Frame& frame);
    [[nodiscard]] Value quantifier(const Expression& expression, Frame& frame);
    [[nodiscard]] Value reduce(const Expression& expression, Frame& frame);
    [[nodiscard]] Value has_labels(const Expression& expression, Frame& frame);
    [[nodiscard]] Value of_pattern(const Expression& expression, Frame& frame);
    [[nodiscard]] const List* list_of(const Expression& owner, const Value& value) const;

    std::string_view m_query;
    FunctionContext m_context;
    const Map& m_params;
    const std::function<void()>& m_tick;
    std::size_t m_ticks = 0;
    std::size_t m_held = 0;
};

/// + - * / % ^ and the signs; throws ValueError. `b` is not used for signs.
[[nodiscard]] Value arithmetic(Op op, const Value& a, const Value& b);

} // namespace policygraph::query::cypher
