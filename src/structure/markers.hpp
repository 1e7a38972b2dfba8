// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

// Punctuation, numerals and the fixed marks of numbering and dates (GB/T 9704, GB/T 15834). Words are data.
namespace policygraph::structure::markers {

inline constexpr std::string_view k_full_stop = "。";
inline constexpr std::string_view k_enumeration = "、";
inline constexpr std::string_view k_title_open = "《";
inline constexpr std::string_view k_title_close = "》";
inline constexpr std::string_view k_quote_open = "“";
inline constexpr std::string_view k_quote_close = "”";
inline constexpr std::string_view k_year_open = "〔";
inline constexpr std::string_view k_year_close = "〕";
inline constexpr std::string_view k_lens_open = "【";
inline constexpr std::string_view k_lens_close = "】";
inline constexpr std::string_view k_ellipsis = "…";
inline constexpr std::string_view k_dash = "—";
inline constexpr std::string_view k_middle_dot = "·";

inline constexpr std::string_view k_ordinal = "第";
inline constexpr std::string_view k_chapter = "章";
inline constexpr std::string_view k_section = "节";
inline constexpr std::string_view k_article = "条";
inline constexpr std::string_view k_of = "之";
inline constexpr std::string_view k_de = "的";
inline constexpr std::string_view k_number = "号";
inline constexpr std::string_view k_year = "年";
inline constexpr std::string_view k_month = "月";
inline constexpr std::string_view k_day = "日";
inline constexpr std::string_view k_session = "届";
inline constexpr std::string_view k_item = "项";
inline constexpr std::string_view k_project = "项目";
inline constexpr std::string_view k_big = "大";

inline constexpr char32_t k_dash_code = U'—';
inline constexpr char32_t k_ordinal_code = U'第';
inline constexpr char32_t k_number_code = U'号';
inline constexpr char32_t k_year_code = U'年';
inline constexpr char32_t k_day_code = U'日';
inline constexpr char32_t k_session_code = U'届';
inline constexpr std::u32string_view k_session_open = U"〔";
inline constexpr std::u32string_view k_session_close = U"届〕";

inline constexpr char32_t k_each = U'各'; ///< 各市, 各部门: whom a sentence tells something

/// What joins a word to more of a heading: 工作目标及主要任务, 目标任务以…
inline constexpr std::u32string_view k_joins = U"和及与、,(:以 ";

struct Digit {
    char32_t code;
    int value;
};

/// Chinese digits; the zeros also as they are misprinted in years (二○一○, 二O一O, 二0一0).
inline constexpr std::array<Digit, 16> k_digits = {{{U'一', 1},
                                                    {U'二', 2},
                                                    {U'三', 3},
                                                    {U'四', 4},
                                                    {U'五', 5},
                                                    {U'六', 6},
                                                    {U'七', 7},
                                                    {U'八', 8},
                                                    {U'九', 9},
                                                    {U'〇', 0},
                                                    {U'零', 0},
                                                    {U'○', 0},
                                                    {U'Ｏ', 0},
                                                    {U'O', 0},
                                                    {U'Ο', 0},
                                                    {U'两', 2}}};
inline constexpr char32_t k_ten = U'十';
inline constexpr char32_t k_hundred = U'百';
inline constexpr char32_t k_thousand = U'千';

/// Opening and closing brackets of every shape in which a year is printed.
inline constexpr std::u32string_view k_opening = U"〔[［【(（﹝〖{「";
inline constexpr std::u32string_view k_closing = U"〕]］】)）﹞〗}」";
/// Order (令), announcement (公告), notice to the public (通告): numbers without a year's brackets.
inline constexpr std::array<std::u32string_view, 4> k_orders = {U"令", U"公告", U"通告", U"部"};

} // namespace policygraph::structure::markers
