// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"
#include "query/cypher_lexer.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace policygraph::query::cypher {

/// Recursive descent with one token of lookahead and, where ( may begin a pattern, one attempt that is taken back.
/// Depth and work are limited: a query of brackets ends in a message, not in a full stack.
class Parser {
public:
    /// `query` must outlive the parser. `create` allows CREATE, which only tests have a use for.
    explicit Parser(std::string_view query, bool create = false)
        : m_query(query), m_tokens(tokens_of(query)), m_create(create) {}

    /// Throws MatchError.
    [[nodiscard]] Query query();
    /// A value without variables, as parameters are written.
    [[nodiscard]] ExpressionPtr lone_expression();
    /// The tokens of an expression with a blank between: equal for expressions that are written alike.
    [[nodiscard]] std::string written(const Expression& expression) const;

private:
    class Level;

    // cypher_parser.cpp: clauses
    SingleQuery single_query();
    Clause match_clause();
    Clause unwind_clause();
    Clause create_clause();
    Projection projection(bool with);
    Item item();
    void order_by(Projection& projection);
    [[nodiscard]] std::string column_name(const Expression& expression) const;

    // cypher_parser_patterns.cpp
    std::vector<Pattern> patterns();
    Pattern pattern();
    Pattern chain();
    NodePattern node_pattern();
    EdgePattern edge_pattern();
    void edge_details(EdgePattern& edge);
    void edge_length(EdgePattern& edge);
    ExpressionPtr pattern_properties();
    ExpressionPtr attempted_pattern();

    // cypher_parser_expressions.cpp
    ExpressionPtr expression();
    ExpressionPtr binary(std::size_t level);
    ExpressionPtr negation();
    ExpressionPtr comparison();
    ExpressionPtr predicate();
    ExpressionPtr text_predicate(ExpressionPtr left);
    ExpressionPtr signed_value();
    ExpressionPtr postfix();
    ExpressionPtr brackets_behind(ExpressionPtr left);
    ExpressionPtr atom();
    ExpressionPtr name_atom();
    ExpressionPtr number_atom(bool negative);
    ExpressionPtr list_atom();
    ExpressionPtr comprehension();
    ExpressionPtr map_atom();
    ExpressionPtr case_atom();
    ExpressionPtr call();
    ExpressionPtr quantifier(const std::string& name);
    ExpressionPtr reduce();

    // tokens
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
    [[nodiscard]] bool symbol(std::string_view text, std::size_t ahead = 0) const;
    [[nodiscard]] bool word(std::string_view text, std::size_t ahead = 0) const;
    bool take(std::string_view symbol_text);
    bool take_word(std::string_view text);
    const Token& advance();
    void expect(std::string_view symbol_text);
    void expect_word(std::string_view text);
    std::string name(const char* what);
    std::int64_t integer();
    [[noreturn]] void fail(const std::string& reason) const;
    [[noreturn]] void fail_at(std::size_t at, const std::string& reason) const;
    [[nodiscard]] ExpressionPtr make(Op op, std::size_t first, std::vector<ExpressionPtr> args = {}) const;

    std::string_view m_query;
    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    std::size_t m_depth = 0;
    std::size_t m_work = 0;
    bool m_create;
    std::unordered_set<std::size_t> m_no_pattern; // tokens at which a pattern was attempted in vain
};

/// Counts how deep the parser is, and throws where that is too deep.
class Parser::Level {
public:
    explicit Level(Parser& parser);
    ~Level() { --m_parser.m_depth; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

private:
    Parser& m_parser;
};

} // namespace policygraph::query::cypher
