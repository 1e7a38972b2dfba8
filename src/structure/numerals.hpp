// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace policygraph::structure {

/// A number read from the text: its value and the offset behind it.
struct Numeral {
    std::uint32_t value = 0;
    std::size_t end = 0;
};

/// 0–9 for a Chinese digit, else -1. 十, 百 and 千 are no digits.
[[nodiscard]] int chinese_digit(char32_t code);

/// A counting number in Chinese (一 … 九千九百九十九) that begins at `at`, or nothing.
[[nodiscard]] std::optional<Numeral> read_chinese(std::string_view text, std::size_t at);

/// A number in ASCII digits (at most nine) that begins at `at`, or nothing.
[[nodiscard]] std::optional<Numeral> read_arabic(std::string_view text, std::size_t at);

/// A row of digits, Chinese or ASCII, read one by one (二〇一〇, 二○2三): at least one, at most four.
[[nodiscard]] std::optional<Numeral> read_digits(std::string_view text, std::size_t at);

} // namespace policygraph::structure
