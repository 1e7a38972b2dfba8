// SPDX-License-Identifier: Apache-2.0
#include "period.hpp"

#include <array>
#include <cstdio>

namespace policygraph::extract {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Up to four digits at the offset; moves it past them. -1 where there are none.
int read_digits(std::string_view text, std::size_t& offset) {
    int value = -1;
    for (int i = 0; i < 4 && offset < text.size() && is_digit(text[offset]); ++i, ++offset) {
        value = (value < 0 ? 0 : value * 10) + (text[offset] - '0');
    }
    return value;
}

std::size_t dash_at(std::string_view text, std::size_t offset) {
    if (offset < text.size() && (text[offset] == '-' || text[offset] == '~')) {
        return 1;
    }
    constexpr std::array<std::string_view, 5> k_dashes{"\u2014", "\u2013", "\u2500", "\u2015", "\uFF5E"};
    for (const std::string_view dash : k_dashes) {
        if (text.substr(offset).starts_with(dash)) {
            return dash.size() * (text.substr(offset + dash.size()).starts_with(dash) ? 2 : 1);
        }
    }
    return 0;
}

std::string iso(int year, int month) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month);
    return buffer.data();
}

} // namespace

PeriodReader::PeriodReader(const lexicon::Lexicon& lexicon)
    : m_words(lexicon, "time_words",
              {"year", "month", "day", "third", "limit", "until", "plan", "plan_end", "relative", "relative_after",
               "this", "base_before", "base_after", "as_of"}) {}

bool PeriodReader::is(std::string_view text, std::size_t offset, Class what, std::size_t& size) const {
    if (offset >= text.size()) {
        return false;
    }
    const ClassedWords::Match match = m_words.prefix(text.substr(offset));
    size = match.size;
    return match && match.what == what;
}

std::size_t PeriodReader::separator(std::string_view text, std::size_t offset) const {
    if (const std::size_t dash = dash_at(text, offset); dash != 0) {
        return dash;
    }
    std::size_t size = 0;
    return is(text, offset, Until, size) ? size : 0;
}

PeriodReader::Point PeriodReader::read_point(std::string_view text, std::size_t offset) const {
    Point point;
    std::size_t i = offset;
    std::size_t size = 0;
    std::size_t digits = i;
    int number = read_digits(text, digits);
    if (number >= 1949 && number <= 2070 && is(text, digits, This, size)) { // 2024年底前
        return {.year = number, .limit = true, .end = digits + size};
    }
    if (number >= 1949 && number <= 2070 && is(text, digits, Year, size)) {
        point.year = number;
        point.end = i = digits + size;
        number = read_digits(text, digits = i);
    }
    const bool shared = dash_at(text, digits) != 0; // 9—12月: the month's word stands after the second
    if (number >= 1 && number <= 12 && (is(text, digits, Month, size) || shared)) {
        point.month = number;
        point.end = i = digits + (shared && !is(text, digits, Month, size) ? 0 : size);
        std::size_t day = i;
        if (read_digits(text, day) > 0 && is(text, day, Day, size)) {
            point.end = i = day + size;
        } else if (is(text, i, Third, size)) {
            point.end = i = i + size;
        }
    }
    if (point.end == 0) {
        return point;
    }
    for (int k = 0; k < 2; ++k) {
        if (is(text, i, Limit, size) || is(text, i, PlanEnd, size) || is(text, i, This, size)) {
            // 底, 末 name the end of the month; 前 in them leaves the start open.
            point.limit = true;
            point.end = i = i + size;
        }
    }
    return point;
}

std::optional<Period> PeriodReader::read(std::string_view text, int year) const {
    std::size_t size = 0;
    const std::size_t begin = is(text, 0, Until, size) ? size : 0;
    Point first = read_point(text, begin);
    if (first.end == 0 || (first.year == 0 && year == 0)) {
        return std::nullopt;
    }
    first.year = first.year == 0 ? year : first.year;
    Period period;
    const std::size_t mark = separator(text, first.end);
    Point second = mark == 0 ? Point{} : read_point(text, first.end + mark);
    if (second.end != 0) {
        if (second.year == 0) {
            second.year = first.year + (second.month != 0 && second.month < first.month ? 1 : 0);
        }
        period.start = iso(first.year, first.month == 0 ? 1 : first.month);
        period.end = iso(second.year, second.month == 0 ? 12 : second.month);
        period.size = static_cast<std::uint32_t>(second.end);
        return period;
    }
    period.size = static_cast<std::uint32_t>(first.end);
    period.end = iso(first.year, first.month == 0 ? 12 : first.month);
    if (!first.limit && begin == 0) {
        period.start = iso(first.year, first.month == 0 ? 1 : first.month);
    }
    return period;
}

} // namespace policygraph::extract
