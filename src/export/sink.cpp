// SPDX-License-Identifier: Apache-2.0
#include "export/sink.hpp"

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD

/// U+FFFE and U+FFFF, the only non-characters of the basic plane outside the Char production of XML 1.0.
bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

// Sixteen bytes at a time; comparing gives all bits or none for each.
using Lanes [[gnu::vector_size(16)]] = unsigned char;
using Mask = decltype(Lanes() == Lanes());

Lanes lanes_at(const char* text) {
    Lanes lanes;
    std::memcpy(&lanes, text, sizeof lanes);
    return lanes;
}

// Bytes that a format does not take as they are. 0xEF begins every full-width comma, so only 0xEF 0xBF makes one look.
struct XmlSpecial {
    static bool is(unsigned char before, unsigned char byte) {
        return byte < 0x20 || byte == '&' || byte == '<' || byte == '>' || byte == '"' ||
               (before == 0xEF && byte == 0xBF);
    }
    static Mask is(Lanes before, Lanes bytes) {
        return (bytes < 0x20) | (bytes == '&') | (bytes == '<') | (bytes == '>') | (bytes == '"') |
               ((before == 0xEF) & (bytes == 0xBF));
    }
};
struct JsonSpecial {
    static bool is(unsigned char /*before*/, unsigned char byte) {
        return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
    }
    static Mask is(Lanes /*before*/, Lanes bytes) {
        return (bytes < 0x20) | (bytes == '"') | (bytes == '\\') | (bytes == 0x7F);
    }
};

/// Whether all is ASCII or characters of three bytes whose second has its whole range (nearly all of a Chinese text),
/// and none of it special. Two bytes before are looked at, and whole lanes behind.
template <typename Special>
bool is_plain(const char* text, std::size_t size) {
    Mask bad{};
    for (std::size_t at = 0; at < size; at += sizeof(Lanes)) {
        const Lanes bytes = lanes_at(text + at);
        const Lanes before = lanes_at(text + at - 1);
        const Mask continues = (bytes & 0xC0) == 0x80;
        const Mask expected = (before >= 0xE0) | (lanes_at(text + at - 2) >= 0xE0);
        const Mask rare_lead = ((bytes >= 0xC0) & (bytes <= 0xE0)) | (bytes == 0xED) | (bytes >= 0xF0);
        bad |= (continues != expected) | rare_lead | Special::is(before, bytes);
    }
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), &bad, sizeof bad);
    return (halves[0] | halves[1]) == 0;
}

/// How many bytes at the beginning go out as they are.
template <typename Special>
std::size_t plain_run(std::string_view text) {
    unsigned char before = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (Special::is(before, byte)) {
            return before == 0xEF && byte == 0xBF ? at - 1 : at;
        }
        before = byte;
    }
    return text.size();
}

} // namespace

template <typename Special>
bool Sink::append_plain(std::string_view text) {
    if (text.size() > k_piece) {
        return false;
    }
    if (k_piece - m_used < text.size()) {
        flush();
    }
    std::memcpy(end(), text.data(), text.size());
    std::memset(end() + text.size(), ' ', sizeof(Lanes)); // what is cut off at the end shows in the byte behind it
    if (!is_plain<Special>(end(), text.size() + 1)) {
        return false;
    }
    m_used += text.size();
    return true;
}

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
    if (append_plain<XmlSpecial>(text)) {
        return;
    }
    text = valid(text);
    while (true) {
        const std::size_t plain = plain_run<XmlSpecial>(text);
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
    if (append_plain<JsonSpecial>(text)) {
        *this << "\"";
        return;
    }
    text = valid(text);
    while (true) {
        const std::size_t plain = plain_run<JsonSpecial>(text);
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
    // Most are whole or have one digit behind the point; below 100,000 these are their shortest digits.
    const double tenths = value * 10;
    if (std::abs(tenths) < 1e6 && tenths == std::trunc(tenths) && tenths / 10 == value &&
        !(value == 0 && std::signbit(value))) {
        const auto whole = static_cast<std::int64_t>(tenths);
        *this << (whole < 0 ? "-" : "");
        this->whole(std::abs(whole) / 10);
        if (whole % 10 != 0) {
            const std::array<char, 2> digit = {'.', static_cast<char>('0' + std::abs(whole) % 10)};
            *this << std::string_view(digit.data(), digit.size());
        }
        return;
    }
    std::array<char, 32> digits{};
    *this << std::string_view(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void Sink::whole(std::int64_t value) {
    std::array<char, 32> digits{};
    *this << std::string_view(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace policygraph::exporting
