// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_value.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// A parsed query. Every variable of a query has a slot of its own in one frame of values; the checker gives them out.
namespace policygraph::query::cypher {

inline constexpr std::size_t k_no_slot = static_cast<std::size_t>(-1);

enum class Op : std::uint8_t {
    Literal,
    Parameter,
    Variable,
    Property, ///< args[0].name
    Index,
    Slice, ///< args[0][args[1]], args[0][args[1]..args[2]]; a missing bound is a null pointer
    Not,
    And,
    Or,
    Xor,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    StartsWith,
    EndsWith,
    Contains,
    IsNull,
    IsNotNull,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Negate,
    Plus,
    ListOf,
    MapOf,         ///< names[i]: args[i]
    Call,          ///< name(args), name in lower case
    Aggregate,     ///< the same; `slot` holds the result, count(*) has no args
    Case,          ///< args[0] subject or null, then pairs of when and then; args.back() else or null
    Comprehension, ///< [name IN args[0] WHERE args[1] | args[2]]
    Quantifier,    ///< all, any, none, single: names[0] IN args[0] WHERE args[1]
    Reduce,        ///< reduce(name = args[0], names[0] IN args[1] | args[2])
    HasLabels,     ///< args[0]:names
    PatternExists, ///< pattern
    PatternList,   ///< [pattern WHERE args[0] | args[1]]
    ShortestPath,  ///< shortestPath(pattern)
};

struct Pattern;

struct Expression {
    Op op = Op::Literal;
    std::size_t at = 0;              ///< byte in the query, for messages
    std::size_t first = 0, last = 0; ///< its tokens, [first, last)
    std::string name;
    std::vector<std::string> names;
    Value literal;
    std::vector<std::shared_ptr<Expression>> args;
    std::size_t slot = k_no_slot;       ///< of Variable, Aggregate and of a local variable
    std::size_t other_slot = k_no_slot; ///< of reduce's second variable
    bool distinct = false;
    std::size_t height = 1; ///< of the tree: what evaluates it recurses so deep
    std::shared_ptr<Pattern> pattern;
};
using ExpressionPtr = std::shared_ptr<Expression>;

struct NodePattern {
    std::string variable;
    std::vector<std::string> labels;
    ExpressionPtr properties;
    std::size_t at = 0;
    std::size_t slot = k_no_slot;
    bool bound = false;                                       ///< by an earlier clause
    std::vector<std::pair<std::string, ExpressionPtr>> known; ///< equalities of the WHERE, to find it by an index
};

enum class Toward : std::uint8_t { Right, Left, Both };

struct EdgePattern {
    std::string variable;
    std::vector<std::string> types;
    ExpressionPtr properties;
    Toward toward = Toward::Both;
    bool many = false; ///< of variable length
    std::size_t least = 1;
    std::optional<std::size_t> most;
    std::size_t at = 0;
    std::size_t slot = k_no_slot;
    bool bound = false;
};

enum class Shortest : std::uint8_t { No, One, All };

/// nodes.size() == edges.size() + 1.
struct Pattern {
    std::string variable; ///< of the path
    std::size_t at = 0;
    std::size_t slot = k_no_slot;
    Shortest shortest = Shortest::No;
    bool in_order = false; ///< a property speaks of a variable of the same clause: from left to right only
    std::vector<NodePattern> nodes;
    std::vector<EdgePattern> edges;
};

struct Item {
    ExpressionPtr expression;
    std::string name;
    bool aliased = false;
    std::size_t slot = k_no_slot;
};

struct SortItem {
    ExpressionPtr expression;
    bool falling = false;
};

struct Projection {
    bool distinct = false;
    bool star = false;
    std::vector<Item> items;
    std::vector<SortItem> order;
    ExpressionPtr skip, limit, where;
    std::vector<ExpressionPtr> aggregates; ///< each once, found by the checker
    std::vector<std::size_t> keys;         ///< items that make groups, where there are aggregates
};

struct Clause {
    enum class Kind : std::uint8_t { Match, Unwind, With, Return, Create };
    Kind kind = Kind::Match;
    std::size_t at = 0;
    bool optional = false;
    std::vector<Pattern> patterns;
    ExpressionPtr where;
    ExpressionPtr unwound;
    std::string name; ///< of UNWIND
    std::size_t slot = k_no_slot;
    Projection projection;
};

struct SingleQuery {
    std::vector<Clause> clauses;
    std::size_t slots = 0; ///< size of the frame
};

/// A word of the query that the graph may not know.
struct Word {
    enum class Of : std::uint8_t { Label, Type, NodeProperty, EdgeProperty };
    Of of = Of::Label;
    std::string text;
    std::size_t at = 0;
};

struct Query {
    std::vector<Word> words; ///< found by the checker
    std::vector<SingleQuery> parts;
    std::vector<bool> all; ///< between parts: UNION ALL
    std::vector<std::string> columns;
};

} // namespace policygraph::query::cypher
