// SPDX-License-Identifier: Apache-2.0
#include <read/xml_scanner.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::read {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> k_named = {
    {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}}};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// &#20013; or &#x4E2D; at the start of `text`: the bytes it takes, 0 for none.
std::size_t numbered(std::string_view text, char32_t& code) {
    const bool hexadecimal = text.starts_with("&#x");
    std::size_t at = hexadecimal ? 3 : 2;
    const std::size_t begin = at;
    code = 0;
    for (; at < text.size() && at < 12; ++at) {
        const char c = text[at];
        const int digit = c >= '0' && c <= '9'                  ? c - '0'
                          : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                : -1;
        if (digit < 0) {
            break;
        }
        code = std::min<char32_t>(code * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(digit), 0x110000);
    }
    return at > begin && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

} // namespace

std::string_view attribute(const XmlScanner::Token& token, std::string_view name) {
    const auto found = std::find_if(token.attributes.begin(), token.attributes.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    return found == token.attributes.end() ? std::string_view() : found->second;
}

void XmlScanner::fail(const char* reason) const {
    throw base::InputError(m_document, reason, m_at);
}

void XmlScanner::next(Token& token) {
    token.text.clear();
    token.attributes.clear();
    token.empty = false;
    while (m_at < m_xml.size() && m_xml[m_at] == '<') {
        if (skip_declaration(token)) {
            if (token.kind == Kind::text) {
                return;
            }
            continue;
        }
        read_tag(token);
        return;
    }
    token.kind = m_at < m_xml.size() ? Kind::text : Kind::done;
    const std::size_t end = std::min(m_xml.find('<', m_at), m_xml.size());
    append_text(token.text, m_xml.substr(m_at, end - m_at));
    m_at = end;
}

// <?…?>, comments, CDATA (which becomes the token's text).
bool XmlScanner::skip_declaration(Token& token) {
    constexpr std::string_view k_cdata = "<![CDATA[";
    const std::string_view rest = m_xml.substr(m_at);
    const bool cdata = rest.starts_with(k_cdata);
    const std::string_view close = rest.starts_with("<?")     ? "?>"
                                   : rest.starts_with("<!--") ? "-->"
                                   : cdata                    ? "]]>"
                                                              : "";
    if (close.empty()) {
        if (rest.starts_with("<!")) {
            fail("is an XML part with a document type");
        }
        return false;
    }
    const std::size_t end = rest.find(close);
    if (end == std::string_view::npos) {
        fail("is a broken XML part");
    }
    token.kind = cdata ? Kind::text : Kind::done;
    if (cdata) {
        token.text = rest.substr(k_cdata.size(), end - k_cdata.size());
    }
    m_at += end + close.size();
    return true;
}

void XmlScanner::read_tag(Token& token) {
    ++m_at;
    const bool end_tag = m_at < m_xml.size() && m_xml[m_at] == '/';
    m_at += end_tag ? 1 : 0;
    token.kind = end_tag ? Kind::end : Kind::start;
    const auto is_name = [this](std::size_t i) {
        const char c = m_xml[i];
        return !is_blank(c) && c != '>' && c != '/' && c != '=' && c != '<';
    };
    const auto read_name = [&] {
        const std::size_t begin = m_at;
        while (m_at < m_xml.size() && is_name(m_at)) {
            ++m_at;
        }
        return local(m_xml.substr(begin, m_at - begin));
    };
    token.name = read_name();
    while (true) {
        while (m_at < m_xml.size() && is_blank(m_xml[m_at])) {
            ++m_at;
        }
        if (m_at >= m_xml.size()) {
            fail("is a broken XML part");
        }
        const char c = m_xml[m_at];
        if (c == '>') {
            ++m_at;
            return;
        }
        if (c == '/') {
            token.empty = true;
            ++m_at;
            continue;
        }
        const std::string_view name = read_name();
        const std::size_t quote = m_at + 1;
        if (name.empty() || quote >= m_xml.size() || m_xml[m_at] != '=' ||
            (m_xml[quote] != '"' && m_xml[quote] != '\'')) {
            fail("is a broken XML part");
        }
        const std::size_t close = m_xml.find(m_xml[quote], quote + 1);
        if (close == std::string_view::npos) {
            fail("is a broken XML part");
        }
        token.attributes.emplace_back(name, m_xml.substr(quote + 1, close - quote - 1));
        m_at = close + 1;
    }
}

void XmlScanner::append_text(std::string& out, std::string_view text) const {
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find('&'), text.size());
        out.append(text.substr(0, mark));
        text.remove_prefix(mark);
        if (text.empty()) {
            return;
        }
        const auto named = std::find_if(k_named.begin(), k_named.end(),
                                        [&](const auto& entry) { return text.substr(1).starts_with(entry.first); });
        char32_t code = 0;
        std::size_t taken = 1;
        if (named != k_named.end()) {
            code = static_cast<char32_t>(named->second);
            taken = named->first.size() + 1;
        } else {
            taken = numbered(text, code);
        }
        if (taken == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
            fail("is an XML part with an entity that XML does not know");
        }
        base::append_utf8(out, code);
        text.remove_prefix(taken);
    }
}

} // namespace policygraph::read
