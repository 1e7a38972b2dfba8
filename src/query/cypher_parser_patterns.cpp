// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_parser.hpp"

#include <policygraph/query/match.hpp>

#include <charconv>
#include <utility>

namespace policygraph::query::cypher {

std::vector<Pattern> Parser::patterns() {
    std::vector<Pattern> all;
    do {
        all.push_back(pattern());
    } while (take(","));
    return all;
}

Pattern Parser::pattern() {
    const std::size_t at = peek().at;
    std::string variable;
    if ((peek().kind == Token::Kind::Name || peek().kind == Token::Kind::Quoted) && symbol("=", 1)) {
        variable = advance().text;
        advance();
    }
    Pattern made;
    if (word("shortestpath") || word("allshortestpaths")) {
        const bool all = word("allshortestpaths");
        advance();
        expect("(");
        made = chain();
        expect(")");
        made.shortest = all ? Shortest::All : Shortest::One;
        if (made.edges.size() != 1) {
            fail_at(at, "a shortest path has one relationship, such as (a)-[*]-(b)");
        }
    } else {
        made = chain();
    }
    made.variable = std::move(variable);
    made.at = at;
    return made;
}

Pattern Parser::chain() {
    constexpr std::size_t k_longest = 100;
    Pattern made;
    made.at = peek().at;
    if (symbol("(") && symbol("(", 1)) {
        const Level level(*this); // brackets around a whole pattern
        advance();
        made = chain();
        expect(")");
        return made;
    }
    made.nodes.push_back(node_pattern());
    while (symbol("-") || symbol("<")) {
        made.edges.push_back(edge_pattern());
        made.nodes.push_back(node_pattern());
        if (made.edges.size() > k_longest) {
            fail("the pattern is too long");
        }
    }
    return made;
}

NodePattern Parser::node_pattern() {
    NodePattern node;
    node.at = peek().at;
    expect("(");
    if (!symbol(")") && !symbol(":") && !symbol("{") && peek().kind != Token::Kind::Parameter) {
        node.variable = name("a variable");
    }
    while (take(":")) {
        node.labels.push_back(name("a label"));
    }
    node.properties = pattern_properties();
    expect(")");
    return node;
}

ExpressionPtr Parser::pattern_properties() {
    if (peek().kind == Token::Kind::Parameter) {
        fail("properties are written out here; a parameter can be one of them");
    }
    return symbol("{") ? map_atom() : nullptr;
}

EdgePattern Parser::edge_pattern() {
    EdgePattern edge;
    edge.at = peek().at;
    const bool left = take("<");
    expect("-");
    if (take("[")) {
        edge_details(edge);
        expect("]");
    }
    expect("-");
    const bool right = take(">");
    edge.toward = left == right ? Toward::Both : left ? Toward::Left : Toward::Right;
    return edge;
}

void Parser::edge_details(EdgePattern& edge) {
    if (peek().kind == Token::Kind::Name || peek().kind == Token::Kind::Quoted) {
        edge.variable = advance().text;
    }
    if (take(":")) {
        do {
            take(":");
            edge.types.push_back(name("a type"));
        } while (take("|"));
    }
    if (take("*")) {
        edge.many = true;
        edge_length(edge);
    }
    edge.properties = pattern_properties();
}

void Parser::edge_length(EdgePattern& edge) {
    const bool first = peek().kind == Token::Kind::Integer;
    if (first) {
        edge.least = static_cast<std::size_t>(integer());
    }
    if (take("..")) {
        if (peek().kind == Token::Kind::Integer) {
            edge.most = static_cast<std::size_t>(integer());
        }
    } else if (first) {
        edge.most = edge.least;
    } else if (symbol("-", 0) && peek(1).kind == Token::Kind::Integer) {
        fail("a length is not negative");
    }
}

std::int64_t Parser::integer() {
    const Token& token = peek();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    if (token.kind != Token::Kind::Integer || error != std::errc() || *end != '\0') {
        fail("this is no whole number that can stand here");
    }
    advance();
    return value;
}

/// At ( a pattern with at least one relationship, or nothing with the parser where it was.
ExpressionPtr Parser::attempted_pattern() {
    const std::size_t first = m_next;
    const std::size_t depth = m_depth;
    if (m_no_pattern.contains(first)) { // or attempts in attempts would take exponential time
        return nullptr;
    }
    try {
        auto found = std::make_shared<Pattern>(chain());
        if (!found->edges.empty()) {
            ExpressionPtr made = make(Op::PatternExists, first);
            made->pattern = std::move(found);
            return made;
        }
    } catch (const MatchError&) {
        m_depth = depth;
    }
    m_no_pattern.insert(first);
    m_next = first;
    return nullptr;
}

} // namespace policygraph::query::cypher
