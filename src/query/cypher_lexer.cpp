// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_lexer.hpp"

#include <policygraph/base/utf8.hpp>
#include <policygraph/query/match.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace policygraph::query::cypher {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Letters, _ and whatever is not ASCII: names of any script.
bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<std::string_view, 10> k_long_symbols = {"...", "<=", ">=", "<>", "=~",
                                                             "..",  "+=", "!=", "//", "/*"};

class Lexer {
public:
    explicit Lexer(std::string_view query) : m_query(query) {}

    std::vector<Token> all() {
        if (const std::size_t bad = base::find_invalid_utf8(m_query); bad != std::string_view::npos) {
            throw MatchError(m_query.substr(0, bad), bad, "the query is not valid UTF-8");
        }
        for (skip_blanks(); m_at < m_query.size(); skip_blanks()) {
            const std::size_t begin = m_at;
            Token token = next();
            token.at = begin;
            token.end = m_at;
            m_tokens.push_back(std::move(token));
        }
        m_tokens.push_back({Token::Kind::End, "", m_query.size(), m_query.size()});
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_query.size() ? m_query[m_at + ahead] : '\0';
    }
    [[noreturn]] void fail(std::size_t at, const std::string& reason) const { throw MatchError(m_query, at, reason); }

    void skip_blanks() {
        for (;;) {
            m_at = std::min(m_query.find_first_not_of(" \t\r\n\f\v", m_at), m_query.size());
            if (m_query.substr(m_at, 2) == "//") {
                m_at = std::min(m_query.find('\n', m_at), m_query.size());
            } else if (m_query.substr(m_at, 2) == "/*") {
                const std::size_t end = m_query.find("*/", m_at + 2);
                if (end == std::string_view::npos) {
                    fail(m_at, "the comment does not end");
                }
                m_at = end + 2;
            } else {
                return;
            }
        }
    }

    Token next() {
        const char c = peek();
        if (is_digit(c) || (c == '.' && is_digit(peek(1)) && !after_value())) {
            return number();
        }
        if (begins_name(c)) {
            return {Token::Kind::Name, name(), 0, 0};
        }
        if (c == '\'' || c == '"') {
            return {Token::Kind::Text, text(c), 0, 0};
        }
        if (c == '`') {
            return {Token::Kind::Quoted, backquoted(), 0, 0};
        }
        if (c == '$') {
            ++m_at;
            if (!begins_name(peek()) && !is_digit(peek()) && peek() != '`') {
                fail(m_at - 1, "$ begins the name of a parameter");
            }
            return {Token::Kind::Parameter, peek() == '`' ? backquoted() : name(), 0, 0};
        }
        return symbol();
    }

    /// In n.5 or ]..5 the point belongs to what is before it.
    [[nodiscard]] bool after_value() const { return m_at > 0 && m_query[m_at - 1] == '.'; }

    std::string name() {
        const std::size_t begin = m_at;
        while (begins_name(peek()) || is_digit(peek())) {
            ++m_at;
        }
        return std::string(m_query.substr(begin, m_at - begin));
    }

    std::string backquoted() {
        const std::size_t begin = m_at++;
        std::string found;
        for (; peek() != '`' || peek(1) == '`'; ++m_at) {
            if (m_at >= m_query.size()) {
                fail(begin, "the name does not end: ` is missing");
            }
            m_at += peek() == '`' ? 1 : 0;
            found += peek();
        }
        ++m_at;
        return found;
    }

    Token number() {
        const std::size_t begin = m_at;
        const bool based = peek() == '0' && (peek(1) == 'x' || peek(1) == 'o');
        bool whole = true;
        if (based) {
            m_at += 2;
            while (begins_name(peek()) || is_digit(peek())) {
                ++m_at;
            }
        } else {
            digits();
            if (peek() == '.' && is_digit(peek(1))) {
                whole = false;
                ++m_at;
                digits();
            }
            if (peek() == 'e' || peek() == 'E') {
                whole = false;
                m_at += peek(1) == '-' || peek(1) == '+' ? 2 : 1;
                digits();
            }
            if (begins_name(peek()) || (whole && m_at - begin > 1 && m_query[begin] == '0' && !octal(begin))) {
                fail(begin, "this is no number");
            }
        }
        return {whole ? Token::Kind::Integer : Token::Kind::Float, std::string(m_query.substr(begin, m_at - begin)), 0,
                0};
    }

    [[nodiscard]] bool octal(std::size_t begin) const {
        return m_query.substr(begin, m_at - begin).find_first_of("89") == std::string_view::npos;
    }

    void digits() {
        while (is_digit(peek())) {
            ++m_at;
        }
    }

    std::string text(char quote) {
        const std::size_t begin = m_at++;
        std::string found;
        while (peek() != quote || m_at >= m_query.size()) {
            if (m_at >= m_query.size()) {
                fail(begin, "the string does not end");
            }
            if (peek() == '\\') {
                escape(found);
            } else {
                found += m_query[m_at++];
            }
        }
        ++m_at;
        return found;
    }

    void escape(std::string& found) {
        static constexpr std::string_view k_written = "\\'\"bfnrt`";
        static constexpr std::string_view k_meant = "\\'\"\b\f\n\r\t`";
        const std::size_t begin = m_at++;
        const char c = peek();
        ++m_at;
        if (c == 'u' || c == 'U') {
            const std::size_t length = c == 'u' ? 4 : 8;
            const std::string_view hex = m_query.substr(std::min(m_at, m_query.size()), length);
            std::uint32_t code = 0;
            const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
            if (hex.size() < length || error != std::errc() || end != hex.data() + length || code > 0x10FFFF ||
                (code >= 0xD800 && code < 0xE000)) {
                fail(begin, "this is no Unicode character");
            }
            m_at += length;
            base::append_utf8(found, code);
        } else if (const std::size_t which = k_written.find(c); which != std::string_view::npos && c != '\0') {
            found += k_meant[which];
        } else {
            fail(begin, "there is no such escape");
        }
    }

    Token symbol() {
        for (const std::string_view known : k_long_symbols) {
            if (m_query.substr(m_at, known.size()) == known) {
                m_at += known.size();
                return {Token::Kind::Symbol, std::string(known), 0, 0};
            }
        }
        const char c = peek();
        if (std::string_view("()[]{}<>=+-*/%^.,:;|").find(c) == std::string_view::npos || c == '\0') {
            fail(m_at, "this character has no meaning here");
        }
        ++m_at;
        return {Token::Kind::Symbol, std::string(1, c), 0, 0};
    }

    std::string_view m_query;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokens_of(std::string_view query) {
    return Lexer(query).all();
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

} // namespace policygraph::query::cypher
