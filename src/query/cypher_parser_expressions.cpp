// SPDX-License-Identifier: Apache-2.0
// From the operators that bind least (OR) to the atoms.
#include "query/cypher_parser.hpp"

#include <policygraph/query/match.hpp>

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace policygraph::query::cypher {

namespace {

struct Operator {
    std::string_view text;
    Op op;
};

constexpr std::array<Operator, 7> k_comparisons = {{{"=", Op::Equal},
                                                    {"<>", Op::Unequal},
                                                    {"<=", Op::LessEqual},
                                                    {">=", Op::GreaterEqual},
                                                    {"<", Op::Less},
                                                    {">", Op::Greater}}};

} // namespace

ExpressionPtr Parser::expression() {
    const Level level(*this);
    return binary(0);
}

ExpressionPtr Parser::binary(std::size_t level) {
    static constexpr std::array<Operator, 3> k_words = {{{"or", Op::Or}, {"xor", Op::Xor}, {"and", Op::And}}};
    static constexpr std::array<Operator, 6> k_symbols = {{{"+", Op::Add},
                                                           {"-", Op::Subtract},
                                                           {"*", Op::Multiply},
                                                           {"/", Op::Divide},
                                                           {"%", Op::Modulo},
                                                           {"^", Op::Power}}};
    // Levels 0 to 2 are words, 3 + - , 4 * / %, 5 ^.
    const std::size_t first = m_next;
    const auto operand = [&] { return level == 2 ? negation() : level == 5 ? signed_value() : binary(level + 1); };
    ExpressionPtr left = operand();
    for (;;) {
        const Operator* found = nullptr;
        if (level < 3) {
            found = word(k_words.at(level).text) ? &k_words.at(level) : nullptr;
        } else {
            const std::size_t begin = level == 3 ? 0 : level == 4 ? 2 : 5;
            const std::size_t end = level == 3 ? 2 : level == 4 ? 5 : 6;
            for (std::size_t i = begin; i < end; ++i) {
                found = symbol(k_symbols.at(i).text) ? &k_symbols.at(i) : found;
            }
        }
        if (found == nullptr) {
            return left;
        }
        const std::size_t at = advance().at;
        ExpressionPtr right = operand();
        left = make(found->op, first, {std::move(left), std::move(right)});
        left->at = at;
    }
}

ExpressionPtr Parser::negation() {
    const std::size_t first = m_next;
    if (!take_word("not")) {
        return comparison();
    }
    const Level level(*this);
    ExpressionPtr inner = negation();
    return make(Op::Not, first, {std::move(inner)});
}

/// a < b < c is a < b AND b < c.
ExpressionPtr Parser::comparison() {
    const std::size_t first = m_next;
    ExpressionPtr left = predicate();
    ExpressionPtr all;
    for (;;) {
        const Operator* found = nullptr;
        for (const Operator& one : k_comparisons) {
            found = found == nullptr && !one.text.empty() && symbol(one.text) ? &one : found;
        }
        if (found == nullptr) {
            return all ? all : left;
        }
        const std::size_t at = advance().at;
        ExpressionPtr right = predicate();
        ExpressionPtr one = make(found->op, first, {left, right});
        one->at = at;
        all = all ? make(Op::And, first, {std::move(all), std::move(one)}) : std::move(one);
        left = std::move(right);
    }
}

ExpressionPtr Parser::predicate() {
    const std::size_t first = m_next;
    ExpressionPtr left = binary(3);
    for (;;) {
        const std::size_t at = peek().at;
        Op op = Op::In;
        if (word("starts") && word("with", 1)) {
            op = Op::StartsWith;
            advance();
        } else if (word("ends") && word("with", 1)) {
            op = Op::EndsWith;
            advance();
        } else if (word("contains")) {
            op = Op::Contains;
        } else if (word("is")) {
            advance();
            const bool negated = take_word("not");
            expect_word("null");
            left = make(negated ? Op::IsNotNull : Op::IsNull, first, {std::move(left)});
            continue;
        } else if (!word("in")) {
            return left;
        }
        advance();
        ExpressionPtr right = binary(3);
        left = make(op, first, {std::move(left), std::move(right)});
        left->at = at;
    }
}

ExpressionPtr Parser::signed_value() {
    const std::size_t first = m_next;
    const bool minus = symbol("-");
    if (!minus && !symbol("+")) {
        return postfix();
    }
    const Level level(*this);
    advance();
    if (minus && (peek().kind == Token::Kind::Integer || peek().kind == Token::Kind::Float)) {
        ExpressionPtr number = number_atom(true);
        number->first = first;
        return number;
    }
    ExpressionPtr inner = signed_value();
    return make(minus ? Op::Negate : Op::Plus, first, {std::move(inner)});
}

ExpressionPtr Parser::postfix() {
    const std::size_t first = m_next;
    ExpressionPtr left = atom();
    for (;;) {
        if (take(".")) {
            const std::size_t at = peek().at;
            std::string key = name("the name of a property");
            left = make(Op::Property, first, {std::move(left)});
            left->name = std::move(key);
            left->at = at;
        } else if (symbol("[")) {
            left = brackets_behind(std::move(left));
        } else if (symbol(":") && (left->op == Op::Variable || left->op == Op::Property)) {
            std::vector<std::string> labels;
            while (take(":")) {
                labels.push_back(name("a label"));
            }
            left = make(Op::HasLabels, first, {std::move(left)});
            left->names = std::move(labels);
        } else {
            return left;
        }
    }
}

ExpressionPtr Parser::brackets_behind(ExpressionPtr left) {
    const std::size_t first = left->first;
    const std::size_t at = advance().at;
    ExpressionPtr from = symbol("..") ? nullptr : expression();
    ExpressionPtr made;
    if (take("..")) {
        ExpressionPtr to = symbol("]") ? nullptr : expression();
        expect("]");
        made = make(Op::Slice, first, {std::move(left), std::move(from), std::move(to)});
    } else {
        expect("]");
        made = make(Op::Index, first, {std::move(left), std::move(from)});
    }
    made->at = at;
    return made;
}

ExpressionPtr Parser::atom() {
    const std::size_t first = m_next;
    switch (peek().kind) {
    case Token::Kind::Integer:
    case Token::Kind::Float:
        return number_atom(false);
    case Token::Kind::Text: {
        std::string text = advance().text;
        ExpressionPtr made = make(Op::Literal, first);
        made->literal = Value(std::move(text));
        return made;
    }
    case Token::Kind::Parameter: {
        std::string text = advance().text;
        ExpressionPtr made = make(Op::Parameter, first);
        made->name = std::move(text);
        return made;
    }
    case Token::Kind::Name:
    case Token::Kind::Quoted:
        return name_atom();
    default:
        break;
    }
    if (symbol("(")) {
        if (ExpressionPtr pattern_found = attempted_pattern()) {
            return pattern_found;
        }
        advance();
        ExpressionPtr inner = expression();
        expect(")");
        inner->first = first;
        inner->last = m_next;
        return inner;
    }
    if (symbol("[")) {
        return list_atom();
    }
    if (symbol("{")) {
        return map_atom();
    }
    fail(peek().kind == Token::Kind::End ? "the query ends in the middle of an expression"
                                         : "no expression can begin with " + peek().text);
}

ExpressionPtr Parser::name_atom() {
    const std::size_t first = m_next;
    if (peek().kind == Token::Kind::Name) {
        if (symbol("(", 1)) {
            return call();
        }
        if (word("case")) {
            return case_atom();
        }
        const bool truth = word("true");
        if (truth || word("false") || word("null")) {
            const bool null = word("null");
            advance();
            ExpressionPtr made = make(Op::Literal, first);
            made->literal = null ? Value() : Value(truth);
            return made;
        }
    }
    std::string text = advance().text;
    ExpressionPtr made = make(Op::Variable, first);
    made->name = std::move(text);
    return made;
}

ExpressionPtr Parser::number_atom(bool negative) {
    const std::size_t first = m_next;
    const Token& token = advance();
    ExpressionPtr made = make(Op::Literal, first);
    const std::string& text = token.text;
    const char* const stop = text.data() + text.size();
    if (token.kind == Token::Kind::Float) {
        const std::string padded = (text.front() == '.' ? "0" : "") + text;
        double value = 0;
        const auto [end, error] = std::from_chars(padded.data(), padded.data() + padded.size(), value);
        if (end != padded.data() + padded.size() || (error != std::errc() && text.find("e-") == std::string::npos)) {
            fail_at(token.at, "this number is too large or no number");
        }
        made->literal = Value(negative ? -value : value);
        return made;
    }
    const bool hex = text.size() > 1 && text[1] == 'x';
    const bool octal = text.size() > 1 && (text[1] == 'o' || text[0] == '0') && !hex;
    const std::size_t skipped = hex || (text.size() > 1 && text[1] == 'o') ? 2 : 0;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + skipped, stop, value, hex ? 16 : octal ? 8 : 10);
    constexpr auto k_most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (error != std::errc() || end != stop || value > k_most + (negative ? 1 : 0)) {
        fail_at(token.at, "this number is too large or no number");
    }
    made->literal = Value(static_cast<std::int64_t>(negative ? 0 - value : value));
    return made;
}

ExpressionPtr Parser::list_atom() {
    const std::size_t first = m_next;
    const bool named = peek(1).kind == Token::Kind::Name || peek(1).kind == Token::Kind::Quoted;
    if ((named && word("in", 2)) || (symbol("(", 1)) || (named && symbol("=", 2))) {
        if (ExpressionPtr made = comprehension()) {
            return made;
        }
    }
    advance();
    std::vector<ExpressionPtr> items;
    if (!symbol("]")) {
        do {
            items.push_back(expression());
        } while (take(","));
    }
    expect("]");
    return make(Op::ListOf, first, std::move(items));
}

/// [x IN list WHERE … | …] or [(a)-->(b) WHERE … | …]; nothing, with the parser where it was, where it is a list.
ExpressionPtr Parser::comprehension() {
    const std::size_t first = m_next;
    advance();
    ExpressionPtr made;
    if (word("in", 1)) {
        std::string variable = name("a variable");
        advance();
        ExpressionPtr list = expression();
        ExpressionPtr where = take_word("where") ? expression() : nullptr;
        ExpressionPtr result = take("|") ? expression() : nullptr;
        expect("]");
        made = make(Op::Comprehension, first, {std::move(list), std::move(where), std::move(result)});
        made->name = std::move(variable);
        return made;
    }
    std::string path;
    if (symbol("=", 1)) {
        path = advance().text;
        advance();
    }
    ExpressionPtr found = symbol("(") ? attempted_pattern() : nullptr;
    if (!found || !(word("where") || symbol("|"))) {
        m_next = first;
        return nullptr;
    }
    ExpressionPtr where = take_word("where") ? expression() : nullptr;
    expect("|");
    ExpressionPtr result = expression();
    expect("]");
    made = make(Op::PatternList, first, {std::move(where), std::move(result)});
    made->pattern = found->pattern;
    made->pattern->variable = std::move(path);
    return made;
}

ExpressionPtr Parser::map_atom() {
    const std::size_t first = m_next;
    const Level level(*this);
    expect("{");
    std::vector<std::string> keys;
    std::vector<ExpressionPtr> values;
    if (!symbol("}")) {
        do {
            keys.push_back(name("a key"));
            expect(":");
            values.push_back(expression());
        } while (take(","));
    }
    expect("}");
    ExpressionPtr made = make(Op::MapOf, first, std::move(values));
    made->names = std::move(keys);
    return made;
}

ExpressionPtr Parser::case_atom() {
    const std::size_t first = m_next;
    advance();
    std::vector<ExpressionPtr> args = {word("when") ? nullptr : expression()};
    if (!word("when")) {
        fail("WHEN is missing");
    }
    while (take_word("when")) {
        args.push_back(expression());
        expect_word("then");
        args.push_back(expression());
    }
    args.push_back(take_word("else") ? expression() : nullptr);
    expect_word("end");
    return make(Op::Case, first, std::move(args));
}

} // namespace policygraph::query::cypher
