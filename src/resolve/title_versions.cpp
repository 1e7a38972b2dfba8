// SPDX-License-Identifier: Apache-2.0
#include "resolve/title_versions.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cctype>

namespace policygraph::resolve {

namespace {

constexpr std::size_t k_year_digits = 4;
constexpr int k_first_year = 1949;
constexpr int k_last_year = 2100;
constexpr std::size_t k_shortest_rest = 6; // characters: less is no subject

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The year that stands at `at` alone, or 0.
int year_at(std::string_view text, std::size_t at) {
    const bool before = at > 0 && is_digit(text[at - 1]);
    const bool after = at + k_year_digits < text.size() && is_digit(text[at + k_year_digits]);
    if (before || after || at + k_year_digits > text.size()) {
        return 0;
    }
    int year = 0;
    for (const char c : text.substr(at, k_year_digits)) {
        if (!is_digit(c)) {
            return 0;
        }
        year = year * 10 + (c - '0');
    }
    return year >= k_first_year && year <= k_last_year ? year : 0;
}

} // namespace

TitleVersion version_of(std::string_view folded, const std::vector<std::pair<std::string, int>>& periods) {
    TitleVersion version;
    std::size_t at = 0;
    while (at < folded.size()) {
        const auto period = std::find_if(periods.begin(), periods.end(),
                                         [&](const auto& entry) { return folded.substr(at).starts_with(entry.first); });
        if (period != periods.end()) {
            version.year = version.year == 0 ? period->second : version.year;
            at += period->first.size();
            version.rest += '#';
            continue;
        }
        if (const int year = year_at(folded, at); year != 0) {
            version.year = version.year == 0 ? year : version.year;
            at += k_year_digits;
            version.rest += '#';
            continue;
        }
        const std::size_t size = base::utf8_length(folded[at]);
        version.rest += folded.substr(at, size);
        at += size;
    }
    if (version.year == 0 || base::count_characters(version.rest) < k_shortest_rest) {
        return {};
    }
    return version;
}

} // namespace policygraph::resolve
