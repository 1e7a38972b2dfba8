// SPDX-License-Identifier: Apache-2.0
#include "structure/numerals.hpp"

#include "structure/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <array>

namespace policygraph::structure {

int chinese_digit(char32_t code) {
    // Nearly every character of a text is asked, and nearly none has the last byte of a digit.
    static constexpr auto k_last_bytes = [] {
        std::array<bool, 256> bytes{};
        for (const markers::Digit& digit : markers::k_digits) {
            bytes[digit.code & 0xFFU] = true;
        }
        return bytes;
    }();
    if (!k_last_bytes[code & 0xFFU]) {
        return -1;
    }
    for (const markers::Digit& digit : markers::k_digits) {
        if (digit.code == code) {
            return digit.value;
        }
    }
    return -1;
}

std::optional<Numeral> read_chinese(std::string_view text, std::size_t at) {
    std::uint32_t total = 0;
    std::uint32_t digit = 0;
    bool pending = false; // a digit that no unit has followed yet
    std::size_t end = at;
    for (int count = 0; end < text.size() && count < 8; ++count) {
        if (static_cast<unsigned char>(text[end]) < 0x80) {
            break; // an ASCII O is a zero of years only
        }
        const char32_t code = base::code_point(text, end);
        const std::uint32_t unit = code == markers::k_ten        ? 10
                                   : code == markers::k_hundred  ? 100
                                   : code == markers::k_thousand ? 1000
                                                                 : 0;
        if (unit != 0) {
            total += (pending ? digit : 1) * unit;
            pending = false;
        } else if (const int value = chinese_digit(code); value >= 0) {
            if (pending && digit != 0) {
                return std::nullopt; // 一二: no counting number
            }
            digit = static_cast<std::uint32_t>(value);
            pending = true;
        } else {
            break;
        }
        end += base::utf8_length(text[end]);
    }
    if (end == at || (total == 0 && digit == 0)) {
        return std::nullopt;
    }
    return Numeral{total + (pending ? digit : 0), end};
}

std::optional<Numeral> read_arabic(std::string_view text, std::size_t at) {
    std::uint32_t value = 0;
    std::size_t end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
        if (end - at >= 9) {
            return std::nullopt;
        }
        value = value * 10 + static_cast<std::uint32_t>(text[end] - '0');
        ++end;
    }
    return end == at ? std::nullopt : std::optional(Numeral{value, end});
}

std::optional<Numeral> read_digits(std::string_view text, std::size_t at) {
    std::uint32_t value = 0;
    std::size_t end = at;
    for (int count = 0; end < text.size() && count < 4; ++count) {
        const char byte = text[end];
        const int digit = byte >= '0' && byte <= '9' ? byte - '0' : chinese_digit(base::code_point(text, end));
        if (digit < 0) {
            break;
        }
        value = value * 10 + static_cast<std::uint32_t>(digit);
        end += base::utf8_length(byte);
    }
    return end == at ? std::nullopt : std::optional(Numeral{value, end});
}

} // namespace policygraph::structure
