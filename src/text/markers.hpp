// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

// The characters that the normal form itself depends on; words are data.
namespace policygraph::text::markers {

inline constexpr std::string_view k_full_stop = "。";
inline constexpr std::string_view k_list_comma = "、";
inline constexpr std::string_view k_wide_open = "（";
inline constexpr std::string_view k_wide_close = "）";
inline constexpr std::string_view k_year = "年";
inline constexpr std::string_view k_number = "号";
inline constexpr std::string_view k_ordinal = "第";
inline constexpr std::string_view k_zero = "〇";
inline constexpr std::string_view k_year_open = "〔";
inline constexpr std::string_view k_year_close = "〕";

/// Brackets found around the year of a document number.
inline constexpr std::array<std::string_view, 6> k_open = {"〔", "[", "【", "(", "{", "〖"};
inline constexpr std::array<std::string_view, 6> k_close = {"〕", "]", "】", ")", "}", "〗"};

/// Where something to repair may stand: the brackets of a document number, the full stop of a number, a year.
inline constexpr std::u32string_view k_places_of_repairs = U"〔[【({〖。年";

/// Digits of a year, and what stands for 〇 in one where the typist had no 〇.
inline constexpr std::array<std::string_view, 11> k_digits = {"〇", "一", "二", "三", "四", "五",
                                                              "六", "七", "八", "九", "零"};
inline constexpr std::array<std::string_view, 8> k_zero_like = {"O", "o", "0", "○", "◯", "Ο", "О", "ㅇ"};

/// Numerals of headings.
inline constexpr std::array<std::string_view, 10> k_numerals = {"一", "二", "三", "四", "五",
                                                                "六", "七", "八", "九", "十"};

/// What follows a number of which a decimal point was turned into a full stop.
inline constexpr std::array<std::string_view, 5> k_number_units = {"万", "亿", "%", "倍", "千"};

} // namespace policygraph::text::markers
