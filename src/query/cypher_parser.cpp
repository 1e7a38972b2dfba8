// SPDX-License-Identifier: Apache-2.0
// Clauses, and what all of the parser uses to walk over tokens.
#include "query/cypher_parser.hpp"

#include <policygraph/query/match.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::query::cypher {

namespace {

constexpr std::size_t k_deepest = 200;       // levels of expressions, about ten stack frames each
constexpr std::size_t k_highest = 2000;      // a + b + c + … is as high as it has terms
constexpr std::size_t k_most_work = 2000000; // tokens looked at, attempts that are taken back included

constexpr std::array<std::string_view, 9> k_writing = {"create", "merge", "set",     "delete", "detach",
                                                       "remove", "call",  "foreach", "load"};

std::string shown(const Token& token) {
    return token.kind == Token::Kind::End ? "the end of the query" : token.text;
}

} // namespace

Parser::Level::Level(Parser& parser) : m_parser(parser) {
    if (++m_parser.m_depth > k_deepest) {
        --m_parser.m_depth;
        m_parser.fail("too deeply nested");
    }
}

const Token& Parser::peek(std::size_t ahead) const {
    return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
}

bool Parser::symbol(std::string_view text, std::size_t ahead) const {
    return peek(ahead).kind == Token::Kind::Symbol && peek(ahead).text == text;
}

bool Parser::word(std::string_view text, std::size_t ahead) const {
    return peek(ahead).kind == Token::Kind::Name && lower(peek(ahead).text) == text;
}

const Token& Parser::advance() {
    if (++m_work > k_most_work) {
        fail("the query is too complex");
    }
    const Token& token = peek();
    m_next = std::min(m_next + 1, m_tokens.size() - 1);
    return token;
}

bool Parser::take(std::string_view symbol_text) {
    const bool found = symbol(symbol_text);
    if (found) {
        advance();
    }
    return found;
}

bool Parser::take_word(std::string_view text) {
    const bool found = word(text);
    if (found) {
        advance();
    }
    return found;
}

void Parser::expect(std::string_view symbol_text) {
    if (!take(symbol_text)) {
        fail(std::string(symbol_text) + " is missing before " + shown(peek()));
    }
}

void Parser::expect_word(std::string_view text) {
    if (!take_word(text)) {
        fail(std::string(text) + " is missing before " + shown(peek()));
    }
}

std::string Parser::name(const char* what) {
    if (peek().kind != Token::Kind::Name && peek().kind != Token::Kind::Quoted) {
        fail(std::string(what) + " is missing before " + shown(peek()));
    }
    return advance().text;
}

void Parser::fail(const std::string& reason) const {
    fail_at(peek().at, reason);
}

void Parser::fail_at(std::size_t at, const std::string& reason) const {
    throw MatchError(m_query, at, reason);
}

ExpressionPtr Parser::make(Op op, std::size_t first, std::vector<ExpressionPtr> args) const {
    auto made = std::make_shared<Expression>();
    made->op = op;
    made->first = first;
    made->last = m_next;
    made->at = m_tokens[first].at;
    for (const ExpressionPtr& arg : args) {
        made->height = std::max(made->height, arg ? arg->height + 1 : 1);
    }
    if (made->height > k_highest) {
        fail("the expression is too long");
    }
    made->args = std::move(args);
    return made;
}

std::string Parser::written(const Expression& expression) const {
    std::string text;
    std::size_t first = expression.first;
    std::size_t last = expression.last;
    while (last - first > 2 && m_tokens[first].text == "(" && m_tokens[last - 1].text == ")" &&
           expression.op != Op::PatternExists) {
        ++first;
        --last;
    }
    for (std::size_t i = first; i < last; ++i) {
        text += m_tokens[i].text + ' ';
    }
    return text;
}

std::string Parser::column_name(const Expression& expression) const {
    const std::size_t begin = m_tokens[expression.first].at;
    return std::string(m_query.substr(begin, m_tokens[expression.last - 1].end - begin));
}

Query Parser::query() {
    Query all;
    all.parts.push_back(single_query());
    while (take_word("union")) {
        all.all.push_back(take_word("all"));
        all.parts.push_back(single_query());
    }
    take(";");
    if (peek().kind != Token::Kind::End) {
        fail("nothing can be said here but UNION; RETURN is the last clause: " + shown(peek()));
    }
    for (std::size_t i = 1; i < all.all.size(); ++i) {
        if (all.all[i] != all.all[0]) {
            fail("UNION and UNION ALL do not mix");
        }
    }
    return all;
}

ExpressionPtr Parser::lone_expression() {
    ExpressionPtr found = expression();
    if (peek().kind != Token::Kind::End) {
        fail("this is too much");
    }
    return found;
}

SingleQuery Parser::single_query() {
    SingleQuery single;
    for (bool open = true; open;) {
        const std::size_t at = peek().at;
        Clause clause;
        if (word("match") || word("optional")) {
            clause = match_clause();
        } else if (take_word("unwind")) {
            clause = unwind_clause();
        } else if (take_word("with")) {
            clause.kind = Clause::Kind::With;
            clause.projection = projection(true);
        } else if (take_word("return")) {
            clause.kind = Clause::Kind::Return;
            clause.projection = projection(false);
            open = false;
        } else if (m_create && word("create")) {
            clause = create_clause();
            open = peek().kind != Token::Kind::End && !symbol(";");
        } else {
            const bool writes = std::find(k_writing.begin(), k_writing.end(), lower(peek().text)) != k_writing.end();
            fail(writes && peek().kind == Token::Kind::Name
                     ? "match only reads: there is no " + peek().text
                     : "MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN must stand here, not " + shown(peek()));
        }
        clause.at = at;
        single.clauses.push_back(std::move(clause));
    }
    return single;
}

Clause Parser::match_clause() {
    Clause clause;
    clause.optional = take_word("optional");
    expect_word("match");
    clause.patterns = patterns();
    if (take_word("where")) {
        clause.where = expression();
    }
    return clause;
}

Clause Parser::unwind_clause() {
    Clause clause;
    clause.kind = Clause::Kind::Unwind;
    clause.unwound = expression();
    expect_word("as");
    clause.name = name("a variable");
    return clause;
}

Clause Parser::create_clause() {
    Clause clause;
    clause.kind = Clause::Kind::Create;
    expect_word("create");
    clause.patterns = patterns();
    return clause;
}

Projection Parser::projection(bool with) {
    Projection made;
    made.distinct = take_word("distinct");
    if (take("*")) {
        made.star = true;
    } else {
        made.items.push_back(item());
    }
    while (take(",")) {
        made.items.push_back(item());
    }
    order_by(made);
    if (take_word("skip")) {
        made.skip = expression();
    }
    if (take_word("limit")) {
        made.limit = expression();
    }
    if (with && take_word("where")) {
        made.where = expression();
    }
    for (const Item& one : made.items) {
        if (with && !one.aliased && one.expression->op != Op::Variable) {
            fail_at(one.expression->at, "WITH needs a name for this: … AS name");
        }
    }
    return made;
}

Item Parser::item() {
    Item made;
    made.expression = expression();
    made.aliased = take_word("as");
    if (made.aliased) {
        made.name = name("a name");
    } else {
        made.name = made.expression->op == Op::Variable ? made.expression->name : column_name(*made.expression);
    }
    return made;
}

void Parser::order_by(Projection& made) {
    if (!take_word("order")) {
        return;
    }
    expect_word("by");
    do {
        SortItem sort{expression(), false};
        sort.falling = take_word("desc") || take_word("descending");
        if (!sort.falling && !take_word("asc")) {
            take_word("ascending");
        }
        made.order.push_back(std::move(sort));
    } while (take(","));
}

} // namespace policygraph::query::cypher
