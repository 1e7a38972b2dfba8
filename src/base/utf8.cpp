// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace policygraph::base {

namespace {

unsigned char byte_at(std::string_view text, std::size_t offset) {
    return offset < text.size() ? static_cast<unsigned char>(text[offset]) : 0;
}

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80;
}

// Of leads of three bytes: any continuation may follow.
bool has_whole_range(unsigned char lead) {
    return lead > 0xE0 && lead < 0xED;
}

// The length of the well-formed sequence at `offset`, 0 where there is none (RFC 3629, table in section 4).
std::size_t sequence_length(std::string_view text, std::size_t offset) {
    const unsigned char a = byte_at(text, offset);
    const unsigned char b = byte_at(text, offset + 1);
    if (a < 0x80) {
        return 1;
    }
    if (a >= 0xC2 && a <= 0xDF) {
        return is_continuation(b) ? 2 : 0;
    }
    if (a >= 0xE0 && a <= 0xEF) {
        const bool second = b >= (a == 0xE0 ? 0xA0 : 0x80) && b <= (a == 0xED ? 0x9F : 0xBF);
        return second && is_continuation(byte_at(text, offset + 2)) ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool second = b >= (a == 0xF0 ? 0x90 : 0x80) && b <= (a == 0xF4 ? 0x8F : 0xBF);
        return second && is_continuation(byte_at(text, offset + 2)) && is_continuation(byte_at(text, offset + 3)) ? 4
                                                                                                                  : 0;
    }
    return 0;
}

} // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        // Eight ASCII bytes at a time: most markup and numbers.
        std::uint64_t eight = 0;
        if (offset + 8 <= text.size() &&
            (std::memcpy(&eight, text.data() + offset, 8), (eight & 0x8080808080808080ULL) == 0)) {
            offset += 8;
            continue;
        }
        // Then nearly all of a Chinese text: three bytes whose second one has its whole range, two such at a time.
        using Bytes = std::array<unsigned char, 8>;
        constexpr auto k_shape = std::bit_cast<std::uint64_t>(Bytes{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0});
        constexpr auto k_three = std::bit_cast<std::uint64_t>(Bytes{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0});
        while (offset + 8 <= text.size() &&
               (std::memcpy(&eight, text.data() + offset, 8), (eight & k_shape) == k_three) &&
               has_whole_range(byte_at(text, offset)) && has_whole_range(byte_at(text, offset + 3))) {
            offset += 6;
        }
        if (offset >= text.size()) {
            break;
        }
        const unsigned char lead = byte_at(text, offset);
        if (has_whole_range(lead) && is_continuation(byte_at(text, offset + 1)) &&
            is_continuation(byte_at(text, offset + 2))) {
            offset += 3;
            continue;
        }
        const std::size_t length = sequence_length(text, offset);
        if (length == 0) {
            return offset;
        }
        offset += length;
    }
    return std::string_view::npos;
}

void append_utf8(std::string& text, char32_t code) {
    const auto push = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xC0U | code >> 6U);
        push(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        push(0xE0U | code >> 12U);
        push(0x80U | (code >> 6U & 0x3FU));
        push(0x80U | (code & 0x3FU));
    } else {
        push(0xF0U | code >> 18U);
        push(0x80U | (code >> 12U & 0x3FU));
        push(0x80U | (code >> 6U & 0x3FU));
        push(0x80U | (code & 0x3FU));
    }
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

bool is_han(char32_t code) {
    return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007 ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

} // namespace policygraph::base
