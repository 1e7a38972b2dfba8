// SPDX-License-Identifier: Apache-2.0
// Whatever is written name(…).
#include "query/cypher_parser.hpp"

#include "query/cypher_functions.hpp"

#include <utility>

namespace policygraph::query::cypher {

ExpressionPtr Parser::call() {
    const std::size_t first = m_next;
    const std::string called = lower(peek().text);
    if (called == "all" || called == "any" || called == "none" || called == "single") {
        return quantifier(called);
    }
    if (called == "reduce") {
        return reduce();
    }
    if (called == "shortestpath" || called == "allshortestpaths") {
        auto found = std::make_shared<Pattern>(pattern());
        ExpressionPtr made = make(Op::ShortestPath, first);
        made->pattern = std::move(found);
        return made;
    }
    advance();
    advance();
    if (called == "exists" && symbol("(")) {
        if (ExpressionPtr inner = attempted_pattern()) {
            expect(")");
            return inner;
        }
    }
    const bool aggregate = is_aggregate(called);
    if (!aggregate && !is_function(called)) {
        fail_at(m_tokens[first].at, "there is no function " + m_tokens[first].text);
    }
    std::vector<ExpressionPtr> args;
    bool distinct = false;
    if (called == "count" && take("*")) {
        expect(")");
        ExpressionPtr made = make(Op::Aggregate, first);
        made->name = called;
        return made;
    }
    distinct = take_word("distinct");
    if (!symbol(")")) {
        do {
            args.push_back(expression());
        } while (take(","));
    }
    expect(")");
    if (!takes_arguments(called, args.size())) {
        fail_at(m_tokens[first].at,
                m_tokens[first].text + " does not take " + std::to_string(args.size()) + " arguments");
    }
    ExpressionPtr made = make(aggregate ? Op::Aggregate : Op::Call, first, std::move(args));
    made->name = called;
    made->distinct = distinct;
    return made;
}

/// all(x IN list WHERE …).
ExpressionPtr Parser::quantifier(const std::string& which) {
    const std::size_t first = m_next;
    advance();
    expect("(");
    std::string variable = name("a variable");
    expect_word("in");
    ExpressionPtr list = expression();
    ExpressionPtr where = take_word("where") ? expression() : nullptr;
    expect(")");
    ExpressionPtr made = make(Op::Quantifier, first, {std::move(list), std::move(where)});
    made->name = which;
    made->names = {std::move(variable)};
    return made;
}

/// reduce(sum = 0, x IN list | sum + x).
ExpressionPtr Parser::reduce() {
    const std::size_t first = m_next;
    advance();
    expect("(");
    std::string sum = name("a variable");
    expect("=");
    ExpressionPtr start = expression();
    expect(",");
    std::string variable = name("a variable");
    expect_word("in");
    ExpressionPtr list = expression();
    expect("|");
    ExpressionPtr step = expression();
    expect(")");
    ExpressionPtr made = make(Op::Reduce, first, {std::move(start), std::move(list), std::move(step)});
    made->name = std::move(sum);
    made->names = {std::move(variable)};
    return made;
}

} // namespace policygraph::query::cypher
