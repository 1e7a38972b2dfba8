// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"
#include "query/cypher_parser.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query::cypher {

/// Looks each variable up, gives every one its slot in the frame, and refuses what has no meaning: unknown variables
/// and parameters, a variable for two things, aggregates in the wrong place. Fills in the slots of the query and its
/// words.
class Checker {
public:
    Checker(std::string_view query, const Parser& parser, const Map& params)
        : m_query(query), m_parser(parser), m_params(params) {}

    /// Throws MatchError.
    void check(Query& query);

private:
    enum class Kind : std::uint8_t { Any, Node, Edge, Edges, Path, Scalar };
    struct Binding {
        std::size_t slot;
        Kind kind;
    };
    using Scope = std::map<std::string, Binding, std::less<>>;
    /// What an expression may hold, beside variables of the scope.
    struct Place {
        const Scope* scope;
        std::vector<ExpressionPtr>* aggregates = nullptr; ///< where they are gathered; none are allowed without
        bool patterns = false;                            ///< conditions may ask for patterns
    };

    void single_query(SingleQuery& single);
    void match(Clause& clause);
    void create(Clause& clause);
    void bind_pattern(Pattern& pattern, const Scope& before);
    void bind(const std::string& variable, Kind kind, std::size_t at, std::size_t& slot, bool* bound,
              const Scope& before);
    void note_words(const Pattern& pattern);
    void note_words(const Expression& expression, const Place& place);
    void note_properties(const ExpressionPtr& map, Word::Of of);
    void known_equalities(const ExpressionPtr& condition, std::vector<Pattern>& patterns) const;
    void unwind(Clause& clause);

    // cypher_checker_projection.cpp
    void projection(Projection& made, std::size_t at);
    void star(Projection& made, std::size_t at);
    void grouping(Projection& made);
    void only_keys(const Expression& expression, const std::set<std::string>& keys,
                   const std::set<std::size_t>& locals);
    void order_and_where(Projection& made, const Scope& inputs, const Scope& outputs, bool grouped);
    [[nodiscard]] ExpressionPtr with_outputs(const ExpressionPtr& expression, const Projection& made) const;
    void constant(const ExpressionPtr& expression, const char* what);
    [[nodiscard]] Kind kind_of(const Expression& expression) const;

    // cypher_checker_expressions.cpp
    void resolve(const ExpressionPtr& expression, const Place& place);
    void resolve_local(const ExpressionPtr& expression, const Place& place);
    void resolve_pattern(const ExpressionPtr& expression, const Place& place);
    void resolve_properties(Pattern& pattern, const Place& place);
    [[nodiscard]] std::size_t new_slot() { return m_slots++; }
    [[noreturn]] void fail(std::size_t at, const std::string& reason) const;

    std::string_view m_query;
    const Parser& m_parser;
    const Map& m_params;
    Scope m_scope;
    std::size_t m_slots = 0;
    std::vector<Word> m_words;
};

/// True where any part of the expression is of that sort.
[[nodiscard]] bool contains(const Expression& expression, Op op);

} // namespace policygraph::query::cypher
