// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace policygraph::base {

/// The offset of the first byte that does not begin a well-formed UTF-8 sequence (RFC 3629), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);

/// The length in bytes of the character whose first byte is `lead`, for valid UTF-8.
[[nodiscard]] constexpr std::size_t utf8_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The code point at `offset`, a character's first byte in valid UTF-8.
[[nodiscard]] inline char32_t code_point(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) {
        return offset + i < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])) : 0U;
    };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3FU); };
    switch (utf8_length(text[offset])) {
    case 1:
        return byte(0);
    case 2:
        return (byte(0) & 0x1FU) << 6U | tail(1);
    case 3:
        return (byte(0) & 0x0FU) << 12U | tail(1) << 6U | tail(2);
    default:
        return (byte(0) & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3);
    }
}

/// Where the character begins that ends at `at`, in valid UTF-8; `at` > 0.
[[nodiscard]] constexpr std::size_t begin_of_character_before(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    return at;
}

/// Appends one code point, which must be a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);

/// How many characters the valid UTF-8 text holds.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// CJK unified ideographs (U+3400–4DBF, U+4E00–9FFF, U+20000–3FFFF) and 〇.
[[nodiscard]] bool is_han(char32_t code);

} // namespace policygraph::base
