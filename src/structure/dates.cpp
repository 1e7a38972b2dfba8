// SPDX-License-Identifier: Apache-2.0
#include "structure/dates.hpp"

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <cstdio>

namespace policygraph::structure {

namespace {

constexpr base::CharacterSet k_digits = [] {
    base::CharacterSet digits;
    digits.add('0', '9');
    for (const markers::Digit& digit : markers::k_digits) {
        digits.add(digit.code);
    }
    return digits;
}();

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') {
        ++at;
    }
    return at;
}

bool leap(unsigned year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool valid(unsigned month, unsigned day) {
    return month >= 1 && month <= 12 && day <= 31;
}

// A month or day: 12, 十二 or the digits 一二.
std::optional<Numeral> read_small(std::string_view text, std::size_t at) {
    auto number = read_arabic(text, at);
    return number ? number : read_chinese(text, at);
}

// 12月13日 behind the year; blanks anywhere.
std::optional<Date> read_chinese_date(std::string_view text, Date date, std::size_t at) {
    at = skip_blanks(text, at + markers::k_year.size());
    const auto month = read_small(text, at);
    if (!month) {
        return std::nullopt;
    }
    at = skip_blanks(text, month->end);
    if (text.compare(at, markers::k_month.size(), markers::k_month) != 0 || !valid(month->value, 0)) {
        return std::nullopt;
    }
    date.month = month->value;
    date.end = at + markers::k_month.size();
    const std::size_t day_at = skip_blanks(text, date.end);
    const auto day = read_small(text, day_at);
    if (day && day->value > 0) {
        const std::size_t mark = skip_blanks(text, day->end);
        if (text.compare(mark, markers::k_day.size(), markers::k_day) == 0 && valid(date.month, day->value)) {
            date.day = day->value;
            date.end = mark + markers::k_day.size();
        }
    }
    return date;
}

// 2024-12-13, 2024/12/13, 2024.12.13
std::optional<Date> read_plain_date(std::string_view text, Date date, std::size_t at) {
    const char mark = at < text.size() ? text[at] : '\0';
    if (mark != '-' && mark != '/' && mark != '.') {
        return std::nullopt;
    }
    const auto month = read_arabic(text, at + 1);
    if (!month || month->end >= text.size() || text[month->end] != mark) {
        return std::nullopt;
    }
    const auto day = read_arabic(text, month->end + 1);
    if (!day || day->value == 0 || !valid(month->value, day->value)) {
        return std::nullopt;
    }
    date.month = month->value;
    date.day = day->value;
    date.end = day->end;
    return date;
}

} // namespace

std::string Date::iso() const {
    char buffer[40];
    if (day != 0) {
        std::snprintf(buffer, sizeof buffer, "%04u-%02u-%02u", year, month, day);
    } else if (month != 0) {
        std::snprintf(buffer, sizeof buffer, "%04u-%02u", year, month);
    } else {
        std::snprintf(buffer, sizeof buffer, "%04u", year);
    }
    return buffer;
}

Date Date::after_years(unsigned years) const {
    Date later = *this;
    later.year += years;
    if (later.month == 2 && later.day == 29 && !leap(later.year)) {
        later.day = 28;
    }
    return later;
}

std::optional<Date> read_date(std::string_view text, std::size_t at) {
    const auto year = read_digits(text, at);
    if (!year || year->value < 1900 || year->value > 2199) {
        return std::nullopt;
    }
    Date date;
    date.year = year->value;
    date.begin = at;
    const std::size_t mark = skip_blanks(text, year->end);
    if (text.compare(mark, markers::k_year.size(), markers::k_year) == 0) {
        return read_chinese_date(text, date, mark);
    }
    return read_plain_date(text, date, year->end);
}

std::optional<Date> first_date(std::string_view text) {
    std::size_t row = std::string_view::npos; // where a row of digits that is no year goes on
    for (std::size_t at = k_digits.next(text, 0); at < text.size(); at = k_digits.next(text, row)) {
        if (at != row) {
            const auto date = read_date(text, at);
            if (date && date->day != 0) {
                return date;
            }
        }
        row = at + base::utf8_length(text[at]);
    }
    return std::nullopt;
}

std::optional<Date> last_date(std::string_view text) {
    std::optional<Date> last;
    for (std::size_t from = 0; from < text.size();) {
        auto date = first_date(text.substr(from));
        if (!date) {
            break;
        }
        date->begin += from;
        date->end += from;
        from = date->end;
        last = date;
    }
    return last;
}

} // namespace policygraph::structure
