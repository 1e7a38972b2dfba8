// SPDX-License-Identifier: Apache-2.0
#include "export/sink.hpp"

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD

/// U+FFFE and U+FFFF, the only non-characters of the basic plane outside the Char production of XML 1.0.
bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

} // namespace

std::string_view Sink::valid(std::string_view text) {
    std::size_t bad = base::find_invalid_utf8(text);
    if (bad == std::string_view::npos) {
        return text;
    }
    m_valid.clear();
    for (; bad != std::string_view::npos; bad = base::find_invalid_utf8(text)) {
        m_valid.append(text.substr(0, bad)).append(k_replacement);
        text.remove_prefix(bad + 1);
        ++m_replaced;
    }
    return m_valid.append(text);
}

void Sink::xml(std::string_view text) {
    text = valid(text);
    std::size_t done = 0; // up to here it is in the buffer; plain runs go there at once
    const auto replace = [&](std::size_t at, std::size_t length, std::string_view by) {
        m_buffer.append(text, done, at - done).append(by);
        done = at + length;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c > '>' && c != 0xEF) {
            continue;
        }
        if (c == 0xEF) {
            if (is_no_character(text.substr(at, 3))) {
                replace(at, 3, k_replacement);
                ++m_replaced;
            }
        } else if (c == '&') {
            replace(at, 1, "&amp;");
        } else if (c == '<') {
            replace(at, 1, "&lt;");
        } else if (c == '>') {
            replace(at, 1, "&gt;");
        } else if (c == '"') {
            replace(at, 1, "&quot;");
        } else if (c == '\n' || c == '\t' || c == '\r') {
            // As references they survive the normalising of attribute values and of line ends.
            replace(at, 1, c == '\n' ? "&#10;" : c == '\t' ? "&#9;" : "&#13;");
        } else if (c < 0x20) {
            replace(at, 1, k_replacement);
            ++m_replaced;
        }
    }
    replace(text.size(), 0, "");
    *this << "";
}

void Sink::json(std::string_view text) {
    m_buffer += '"';
    text = valid(text);
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
            continue;
        }
        m_buffer.append(text, done, at - done);
        done = at + 1;
        if (c == '"' || c == '\\') {
            (m_buffer += '\\') += c;
        } else if (c == '\n') {
            m_buffer += "\\n";
        } else {
            fmt::format_to(std::back_inserter(m_buffer), "\\u{:04x}", static_cast<unsigned>(c));
        }
    }
    m_buffer.append(text, done);
    *this << "\"";
}

void Sink::csv(std::string_view text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (formula) {
        quoted("'" + std::string(text));
    } else if (text.find_first_of(",\"\r\n") != std::string_view::npos) {
        quoted(text);
    } else {
        *this << table_text(text);
    }
}

void Sink::quoted(std::string_view text) {
    m_buffer += '"';
    for (const char c : table_text(text)) {
        m_buffer.append(c == '"' ? 2 : 1, c);
    }
    *this << "\"";
}

/// Readers of tables end at a NUL.
std::string_view Sink::table_text(std::string_view text) {
    text = valid(text);
    if (text.find('\0') == std::string_view::npos) {
        return text;
    }
    std::string whole;
    for (const char c : text) {
        whole.append(c == '\0' ? k_replacement : std::string_view(&c, 1));
        m_replaced += c == '\0' ? 1 : 0;
    }
    m_valid = std::move(whole);
    return m_valid;
}

void Sink::dot(std::string_view text) {
    m_buffer += '"';
    for (const char c : valid(text)) {
        if (c == '"' || c == '\\') {
            (m_buffer += '\\') += c;
        } else if (c == '\n') {
            m_buffer += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
            m_buffer += k_replacement;
            ++m_replaced;
        } else {
            m_buffer += c;
        }
    }
    *this << "\"";
}

void Sink::number(double value) {
    std::array<char, 32> digits{};
    *this << std::string_view(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void Sink::whole(std::int64_t value) {
    std::array<char, 32> digits{};
    *this << std::string_view(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace policygraph::exporting
