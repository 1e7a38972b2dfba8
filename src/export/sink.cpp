// SPDX-License-Identifier: Apache-2.0
#include "export/sink.hpp"

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD

/// U+FFFE and U+FFFF, the only non-characters of the basic plane outside the Char production of XML 1.0.
bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

/// Bytes that XML does not take as they are. 0xEF begins every full-width comma, so only 0xEF 0xBF makes one look.
struct XmlSpecial {
    constexpr bool operator()(unsigned char byte, unsigned char next) const {
        return (byte < 0x20) | (byte == '&') | (byte == '<') | (byte == '>') |
               (byte == '"') | // NOLINT(*-bool-bitwise*)
               ((byte == 0xEF) & (next == 0xBF));
    }
};
struct JsonSpecial {
    constexpr bool operator()(unsigned char byte, unsigned char /*next*/) const {
        return (byte < 0x20) | (byte == '"') | (byte == '\\') | (byte == 0x7F); // NOLINT(*-bool-bitwise*)
    }
};

/// How many bytes at the beginning go out as they are: whole blocks by a loop without branches, which the compiler
/// turns into vectors, then byte by byte.
template <typename Special>
std::size_t plain_run(std::string_view text, Special special) {
    constexpr std::size_t k_block = 32;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t at = 0;
    while (at + k_block < text.size()) {
        unsigned char found = 0;
        for (std::size_t i = 0; i < k_block; ++i) {
            found |= static_cast<unsigned char>(special(byte(at + i), byte(at + i + 1)));
        }
        if (found != 0) {
            break;
        }
        at += k_block;
    }
    while (at < text.size() && !special(byte(at), at + 1 < text.size() ? byte(at + 1) : 0)) {
        ++at;
    }
    return at;
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

void Sink::make_room(std::size_t bytes) {
    if (!m_held) {
        flush();
    }
    if (m_room - m_used >= bytes) {
        return;
    }
    const std::size_t room = std::max(2 * m_room, m_used + bytes);
    auto larger = std::make_unique_for_overwrite<char[]>(room); // NOLINT(*-avoid-c-arrays)
    std::memcpy(larger.get(), m_buffer.get(), m_used);
    m_buffer = std::move(larger);
    m_room = room;
}

void Sink::xml(std::string_view text) {
    text = valid(text);
    while (true) {
        const std::size_t plain = plain_run(text, XmlSpecial());
        *this << text.substr(0, plain);
        if (plain == text.size()) {
            return;
        }
        text.remove_prefix(plain);
        std::size_t length = 1;
        switch (text.front()) {
        case '&':
            *this << "&amp;";
            break;
        case '<':
            *this << "&lt;";
            break;
        case '>':
            *this << "&gt;";
            break;
        case '"':
            *this << "&quot;";
            break;
        // As references they survive the normalising of attribute values and of line ends.
        case '\n':
            *this << "&#10;";
            break;
        case '\t':
            *this << "&#9;";
            break;
        case '\r':
            *this << "&#13;";
            break;
        case '\xEF':
            length = 3;
            if (!is_no_character(text)) {
                *this << text.substr(0, length);
                break;
            }
            [[fallthrough]];
        default:
            *this << k_replacement;
            ++m_replaced;
        }
        text.remove_prefix(length);
    }
}

void Sink::json(std::string_view text) {
    *this << "\"";
    text = valid(text);
    while (true) {
        const std::size_t plain = plain_run(text, JsonSpecial());
        *this << text.substr(0, plain);
        if (plain == text.size()) {
            break;
        }
        const char c = text[plain];
        if (c == '"' || c == '\\') {
            const std::array<char, 2> escaped = {'\\', c};
            *this << std::string_view(escaped.data(), escaped.size());
        } else if (c == '\n') {
            *this << "\\n";
        } else {
            *this << fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        }
        text.remove_prefix(plain + 1);
    }
    *this << "\"";
}

void Sink::csv(std::string_view text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (formula) {
        quoted(std::string("'").append(text));
    } else if (text.find_first_of(",\"\r\n") != std::string_view::npos) {
        quoted(text);
    } else {
        *this << table_text(text);
    }
}

void Sink::quoted(std::string_view text) {
    *this << "\"";
    text = table_text(text);
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos; quote = text.find('"')) {
        *this << text.substr(0, quote) << "\"\"";
        text.remove_prefix(quote + 1);
    }
    *this << text << "\"";
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
    *this << "\"";
    for (const char c : valid(text)) {
        if (c == '"' || c == '\\') {
            *this << "\\" << std::string_view(&c, 1);
        } else if (c == '\n') {
            *this << "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t') {
            *this << k_replacement;
            ++m_replaced;
        } else {
            *this << std::string_view(&c, 1);
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
