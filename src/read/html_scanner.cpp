// SPDX-License-Identifier: Apache-2.0
#include <read/html_scanner.hpp>

#include <algorithm>
#include <array>

namespace policygraph::read {

namespace {

constexpr std::size_t k_attributes = 64;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Elements whose content is text to the end tag, whatever it looks like.
constexpr std::array<std::string_view, 7> k_raw = {"script", "style", "title", "textarea", "iframe", "noembed", "xmp"};

bool is_visible_raw(std::string_view name) {
    return name == "title" || name == "xmp";
}

} // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string lower_case(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

std::string_view attribute(const HtmlScanner::Token& token, std::string_view name) {
    const auto found = std::find_if(token.attributes.begin(), token.attributes.end(),
                                    [&](const auto& entry) { return equals_ignoring_case(entry.first, name); });
    return found == token.attributes.end() ? std::string_view() : found->second;
}

void HtmlScanner::next(Token& token) {
    token.attributes.clear();
    token.name.clear();
    token.text = {};
    token.raw = false;
    if (!m_raw_element.empty() && read_raw_text(token)) {
        return;
    }
    while (skip_declaration()) {
    }
    if (m_at >= m_page.size()) {
        token.kind = Kind::done;
        return;
    }
    if (markup_here()) {
        read_tag(token);
        return;
    }
    const std::size_t begin = m_at++;
    while (m_at < m_page.size()) {
        m_at = std::min(m_page.find('<', m_at), m_page.size());
        if (m_at < m_page.size() && !markup_here()) {
            ++m_at; // a "<" that opens nothing is text
            continue;
        }
        break;
    }
    token.kind = Kind::text;
    token.text = m_page.substr(begin, m_at - begin);
}

bool HtmlScanner::markup_here() const {
    const char second = at(m_at + 1);
    return at(m_at) == '<' &&
           (is_letter(second) || second == '!' || second == '?' || (second == '/' && m_at + 2 < m_page.size()));
}

// Comments, doctypes, processing instructions, end tags without a name; true where one was skipped.
bool HtmlScanner::skip_declaration() {
    const bool nameless = at(m_at + 1) == '/' && m_at + 2 < m_page.size() && !is_letter(at(m_at + 2));
    if (at(m_at) != '<' || (at(m_at + 1) != '!' && at(m_at + 1) != '?' && !nameless)) {
        return false;
    }
    const bool comment = m_page.substr(m_at).starts_with("<!--");
    const std::string_view close = comment ? "-->" : ">";
    // "<!-->" is a whole comment too.
    const std::size_t end = m_page.find(close, m_at + 2);
    m_at = end == std::string_view::npos ? m_page.size() : end + close.size();
    return true;
}

bool HtmlScanner::read_raw_text(Token& token) {
    const std::string element = std::move(m_raw_element);
    m_raw_element.clear();
    std::size_t end = m_at;
    while (true) {
        end = m_page.find("</", end);
        if (end == std::string_view::npos) {
            end = m_page.size();
            break;
        }
        const char behind = at(end + 2 + element.size());
        if (equals_ignoring_case(m_page.substr(end + 2, element.size()), element) && !is_letter(behind)) {
            break;
        }
        end += 2;
    }
    if (end == m_at) {
        return false;
    }
    token.kind = Kind::text;
    token.raw = !is_visible_raw(element);
    token.text = m_page.substr(m_at, end - m_at);
    m_at = end;
    return true;
}

void HtmlScanner::read_tag(Token& token) {
    ++m_at;
    token.kind = Kind::start;
    if (at(m_at) == '/') {
        token.kind = Kind::end;
        ++m_at;
    }
    const std::size_t begin = m_at;
    while (m_at < m_page.size() && !is_blank(m_page[m_at]) && m_page[m_at] != '>' && m_page[m_at] != '/') {
        ++m_at;
    }
    token.name = lower_case(m_page.substr(begin, std::min<std::size_t>(m_at - begin, 32)));
    read_attributes(token);
    if (token.kind == Kind::start && std::find(k_raw.begin(), k_raw.end(), token.name) != k_raw.end()) {
        m_raw_element = token.name;
    }
}

void HtmlScanner::skip_blanks() {
    while (m_at < m_page.size() && is_blank(m_page[m_at])) {
        ++m_at;
    }
}

void HtmlScanner::read_attributes(Token& token) {
    while (m_at < m_page.size()) {
        skip_blanks();
        if (at(m_at) == '/') {
            ++m_at;
            continue;
        }
        if (m_at >= m_page.size() || m_page[m_at] == '>') {
            ++m_at;
            break;
        }
        const std::size_t name_begin = m_at++;
        while (m_at < m_page.size() && !is_blank(m_page[m_at]) && m_page[m_at] != '=' && m_page[m_at] != '>' &&
               m_page[m_at] != '/') {
            ++m_at;
        }
        const std::string_view name = m_page.substr(name_begin, m_at - name_begin);
        skip_blanks();
        std::string_view value;
        if (at(m_at) == '=') {
            ++m_at;
            skip_blanks();
            const char quote = at(m_at);
            const std::size_t value_begin = quote == '"' || quote == '\'' ? ++m_at : m_at;
            if (quote == '"' || quote == '\'') {
                m_at = std::min(m_page.find(quote, m_at), m_page.size());
                value = m_page.substr(value_begin, m_at - value_begin);
                ++m_at;
            } else {
                while (m_at < m_page.size() && !is_blank(m_page[m_at]) && m_page[m_at] != '>') {
                    ++m_at;
                }
                value = m_page.substr(value_begin, m_at - value_begin);
            }
        }
        if (token.attributes.size() < k_attributes) {
            token.attributes.emplace_back(name, value);
        }
    }
    m_at = std::min(m_at, m_page.size());
}

} // namespace policygraph::read
