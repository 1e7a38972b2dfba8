// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Punctuation and particles of the normal form that extraction's grammars are made of.
namespace policygraph::extract::markers {

inline constexpr std::string_view k_enumeration = "、";
inline constexpr std::string_view k_full_stop = "。";
inline constexpr std::string_view k_open_inner_title = "〈";
inline constexpr std::string_view k_close_inner_title = "〉";
inline constexpr std::string_view k_open_tortoise = "〔";
inline constexpr std::string_view k_close_tortoise = "〕";
inline constexpr std::string_view k_open_lens = "【";
inline constexpr std::string_view k_close_lens = "】";
inline constexpr std::string_view k_open_quote = "“";
inline constexpr std::string_view k_close_quote = "”";
inline constexpr std::string_view k_open_title = "《";
inline constexpr std::string_view k_close_title = "》";
inline constexpr std::string_view k_year = "年";
inline constexpr std::string_view k_of = "的";
inline constexpr std::string_view k_and = "和";
inline constexpr std::string_view k_and_also = "及";
inline constexpr std::string_view k_and_and_also = "以及";
inline constexpr std::string_view k_with = "与";
inline constexpr std::string_view k_by = "由";
inline constexpr std::string_view k_and_others = "等";
inline constexpr std::string_view k_ordinal = "第";
inline constexpr std::string_view k_article = "条";
inline constexpr std::string_view k_number = "号";
inline constexpr std::string_view k_each = "各";
inline constexpr std::string_view k_per = "每";
inline constexpr std::string_view k_and_so = "等";
inline constexpr std::string_view k_ten_thousand = "万";
inline constexpr std::string_view k_hundred_million = "亿";

} // namespace policygraph::extract::markers
