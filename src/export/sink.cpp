// SPDX-License-Identifier: Apache-2.0
#include "export/sink.hpp"

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <iterator>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD

/// U+FFFE and U+FFFF, the only non-characters of the basic plane outside the Char production of XML 1.0.
bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

} // namespace

std::string Sink::valid(std::string_view text) {
    std::string result;
    for (std::size_t bad = base::find_invalid_utf8(text); bad != std::string_view::npos;
         bad = base::find_invalid_utf8(text)) {
        result.append(text.substr(0, bad)).append(k_replacement);
        text.remove_prefix(bad + 1);
        ++m_replaced;
    }
    return result.append(text);
}

void Sink::xml(std::string_view text) {
    const std::string whole = valid(text);
    text = whole;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::utf8_length(text[at]);
        const char c = text[at];
        if (length > 1) {
            const std::string_view character = text.substr(at, length);
            m_replaced += is_no_character(character) ? 1 : 0;
            m_buffer += is_no_character(character) ? k_replacement : character;
        } else if (c == '&') {
            m_buffer += "&amp;";
        } else if (c == '<') {
            m_buffer += "&lt;";
        } else if (c == '>') {
            m_buffer += "&gt;";
        } else if (c == '"') {
            m_buffer += "&quot;";
        } else if (c == '\n' || c == '\t' || c == '\r') {
            // As references they survive the normalising of attribute values and of line ends.
            fmt::format_to(std::back_inserter(m_buffer), "&#{};", static_cast<int>(c));
        } else if (static_cast<unsigned char>(c) < 0x20) {
            m_buffer += k_replacement;
            ++m_replaced;
        } else {
            m_buffer += c;
        }
        at += length;
    }
    *this << "";
}

void Sink::json(std::string_view text) {
    m_buffer += '"';
    for (const char c : valid(text)) {
        if (c == '"' || c == '\\') {
            (m_buffer += '\\') += c;
        } else if (c == '\n') {
            m_buffer += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            fmt::format_to(std::back_inserter(m_buffer), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            m_buffer += c;
        }
    }
    *this << "\"";
}

void Sink::csv(std::string_view text) {
    const std::string whole = valid(text);
    const bool formula = !whole.empty() && std::string_view("=+-@\t\r").find(whole.front()) != std::string_view::npos;
    if (!formula && whole.find_first_of(",\"\r\n") == std::string::npos) {
        *this << whole;
        return;
    }
    m_buffer += formula ? "\"'" : "\"";
    for (const char c : whole) {
        m_buffer.append(c == '"' ? 2 : 1, c);
    }
    *this << "\"";
}

void Sink::dot(std::string_view text) {
    m_buffer += '"';
    for (const char c : valid(text)) {
        if (c == '"' || c == '\\') {
            (m_buffer += '\\') += c;
        } else if (c == '\n') {
            m_buffer += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            m_buffer += k_replacement;
            ++m_replaced;
        } else {
            m_buffer += c;
        }
    }
    *this << "\"";
}

void Sink::number(double value) {
    fmt::format_to(std::back_inserter(m_buffer), "{}", value);
}

} // namespace policygraph::exporting
