// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/hash.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/query/other_formats.hpp>
#include <policygraph/query/visible.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string_view>

namespace policygraph::query {

namespace {

std::optional<unsigned> number_at(std::string_view text, std::size_t at, std::size_t length) {
    unsigned value = 0;
    const std::string_view digits = text.substr(std::min(at, text.size()), length);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool all = digits.size() == length && error == std::errc() && end == digits.data() + length;
    return all ? std::optional(value) : std::nullopt;
}

/// 2026, 2026-Q2, 2026-06 or 2026-06-30: the last day of it.
std::optional<std::chrono::year_month_day> last_day(std::string_view deadline) {
    using namespace std::chrono;
    const auto year_number = number_at(deadline, 0, 4);
    if (!year_number || *year_number == 0) {
        return std::nullopt;
    }
    const year in(static_cast<int>(*year_number));
    std::optional<unsigned> of_year = 12;
    if (deadline.size() == 7 && deadline[5] == 'Q') {
        const auto quarter = number_at(deadline, 6, 1);
        of_year = quarter ? std::optional(*quarter * 3) : std::nullopt;
    } else if (deadline.size() > 4) {
        of_year = number_at(deadline, 5, 2);
    }
    const bool separated = deadline.size() == 4 || deadline[4] == '-';
    if (!of_year || !separated || !month(*of_year).ok()) {
        return std::nullopt;
    }
    if (deadline.size() <= 7) {
        return year_month_day(in / month(*of_year) / last);
    }
    const auto of_month = number_at(deadline, 8, 2);
    const year_month_day found = in / month(*of_year) / day(of_month.value_or(0));
    return found.ok() ? std::optional(found) : std::nullopt;
}

std::string date_text(std::chrono::year_month_day date) {
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : visible_line(text)) {
        out += c == '\\' || c == ';' || c == ',' ? std::string("\\") + c : std::string(1, c);
    }
    return out;
}

/// A line of at most 75 bytes; what is longer goes on in lines that begin with a blank, never inside a character.
void write_line(const std::string& line, std::ostream& out) {
    constexpr std::size_t k_most = 75;
    std::size_t used = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t length = base::utf8_length(line[at]);
        if (used + length > k_most) {
            out << "\r\n ";
            used = 1;
        }
        out << std::string_view(line).substr(at, length);
        used += length;
        at += length;
    }
    out << "\r\n";
}

} // namespace

void write_calendar(const Table& deadlines, std::ostream& out) {
    write_line("BEGIN:VCALENDAR", out);
    write_line("VERSION:2.0", out);
    write_line("PRODID:-//policygraph//deadlines//EN", out);
    for (std::size_t row = 0; row < deadlines.rows.size(); ++row) {
        const auto text = [&](std::string_view column) { return deadlines.text(row, column); };
        const auto date = last_day(text("deadline"));
        if (!date) {
            continue;
        }
        const std::string start = text("byte_start");
        const std::string place = text("file") + ":" + start + "-" + text("byte_end");
        const std::string agencies = text("agencies");
        write_line("BEGIN:VEVENT", out);
        write_line("UID:" + base::content_id({text("deadline"), text("what"), text("name"), text("file"), start}) +
                       "@policygraph",
                   out);
        // When it was made is not known; a date that never changes keeps the file the same.
        write_line("DTSTAMP:" + date_text(*date) + "T000000Z", out);
        write_line("DTSTART;VALUE=DATE:" + date_text(*date), out);
        write_line("SUMMARY:" + escaped(text("name") + (agencies.empty() ? "" : " (" + agencies + ")")), out);
        write_line("DESCRIPTION:" + escaped(text("policy")) + "\\n" + escaped(text("quote")) + "\\n" + escaped(place),
                   out);
        if (!text("place").empty()) {
            write_line("LOCATION:" + escaped(text("place")), out);
        }
        write_line("TRANSP:TRANSPARENT", out);
        write_line("END:VEVENT", out);
    }
    write_line("END:VCALENDAR", out);
}

} // namespace policygraph::query
