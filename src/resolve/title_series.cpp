// SPDX-License-Identifier: Apache-2.0
// What two titles share when they are versions or levels of one policy: PolicyTitles::series.
#include <policygraph/resolve/policy_titles.hpp>

#include "resolve/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cctype>

namespace policygraph::resolve {

namespace {

constexpr std::size_t k_year_digits = 4;
constexpr int k_first_year = 1949;
constexpr int k_last_year = 2100;
constexpr std::size_t k_shortest = 6; // characters: less is no subject
constexpr std::size_t k_shortest_law = 3;
constexpr std::size_t k_longest = 150;   // bytes of the issuers in front of a title
constexpr std::string_view k_hole = "#"; // stands for a period or a year

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

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

void replace_all(std::string& text, std::string_view word, std::string_view by) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size())) {
        text.replace(at, word.size(), by);
    }
}

bool replace_ending(std::string& text, const std::vector<std::pair<std::string, std::string>>& endings) {
    for (const auto& [ending, by] : endings) {
        if (text.ends_with(ending) && text.size() > ending.size()) {
            text.replace(text.size() - ending.size(), ending.size(), by);
            return true;
        }
    }
    return false;
}

} // namespace

/// Takes (试行), (2021年修订), 暂行 in 暂行办法, 实施 in 实施意见 off the end.
PolicyTitles::Marks PolicyTitles::take_marks(std::string& key) const {
    Marks marks;
    while (key.ends_with(k_close)) {
        const std::size_t open = key.rfind(k_open);
        if (open == std::string::npos || open == 0) {
            break;
        }
        std::string_view inner = std::string_view(key).substr(open + 1, key.size() - open - 2);
        const int year = year_at(inner, 0);
        if (has(words("trial"), inner)) {
            marks.trial = true;
        } else if (has(words("edition"), inner.substr(year == 0 ? 0 : k_year_digits))) {
            marks.edition = true;
            marks.year = year;
        } else {
            break;
        }
        key.resize(open);
    }
    marks.trial = replace_ending(key, pairs("interim")) || marks.trial;
    replace_ending(key, pairs("degree"));
    return marks;
}

/// Puts a hole in the place of periods and years; 0 where there is none, nullopt where numbers of other kinds stand
/// there, which would be taken for years: 公告2019年第5号, 国发(2015)12号.
std::optional<int> PolicyTitles::take_years(std::string& key) const {
    int period = 0;
    int year = 0;
    std::string rest;
    for (std::size_t at = 0; at < key.size();) {
        const std::string_view here = std::string_view(key).substr(at);
        const auto five = std::find_if(m_periods.begin(), m_periods.end(),
                                       [&](const auto& entry) { return here.starts_with(entry.first); });
        if (five != m_periods.end()) {
            period = period == 0 ? five->second : period;
            at += five->first.size();
            rest += k_hole;
            continue;
        }
        if (const int found = year_at(key, at); found != 0) {
            year = year == 0 ? found : year;
            at += k_year_digits;
            rest += k_hole;
            continue;
        }
        const std::size_t size = base::utf8_length(key[at]);
        const std::string_view last = here.substr(0, size);
        if (!rest.empty() && (is_digit(rest.back()) || rest.back() == k_hole.front()) && has(words("numbered"), last)) {
            return std::nullopt;
        }
        rest += last;
        at += size;
    }
    for (const std::string& mark : words("unlike")) {
        if (rest.find(mark) != std::string::npos) {
            return std::nullopt;
        }
    }
    key = std::move(rest);
    return year != 0 ? year : period;
}

/// The place's name that the text begins with and goes on after; short names of counties are too often plain words.
PlaceTable::Prefix PolicyTitles::leading_place(std::string_view text, int scope) const {
    const PlaceTable& places = m_namer.places();
    const auto prefixes = places.prefixes(text, scope);
    const bool plain = !prefixes.empty() && prefixes.front().size < text.size() &&
                       (prefixes.front().full || places[prefixes.front().place].level <= Level::Prefecture);
    return plain ? prefixes.front() : PlaceTable::Prefix{};
}

/// The place of the issuers in front of 关于; false where they are no issuers that we know.
std::pair<int, bool> PolicyTitles::seat_of_issuer(std::string_view head, int scope) const {
    if (head.empty()) {
        return {k_no_place, true};
    }
    for (const std::string& verb : words("no_issuer")) {
        if (head.find(verb) != std::string_view::npos) {
            return {k_no_place, false};
        }
    }
    for (const std::string_view party : m_namer.words("party")) {
        if (head.starts_with(party) && leading_place(head.substr(party.size()), scope).size != 0) {
            head.remove_prefix(party.size());
        }
    }
    if (const PlaceTable::Prefix prefix = leading_place(head, scope); prefix.size != 0) {
        return {prefix.place, true};
    }
    const bool central = m_namer.leading_central(head).second > 0;
    return {central ? k_country : k_no_place, central};
}

/// The place that the words in front of 关于 or of the subject name; what is left of `key` is the subject.
int PolicyTitles::take_seat(std::string& key, int scope) const {
    for (const std::string& about : words("about")) {
        const std::size_t at = key.find(about);
        if (at > k_longest) { // nowhere, too
            continue;
        }
        const auto [seat, known] = seat_of_issuer(std::string_view(key).substr(0, at), scope);
        key.erase(0, known ? at : 0);
        return seat;
    }
    std::size_t from = 0; // 2024年江西省…: the year may stand first
    for (const std::string& lead : words("lead")) {
        from = key.starts_with(lead) ? std::max(from, lead.size()) : from;
    }
    const std::string_view text = std::string_view(key).substr(from);
    if (const PlaceTable::Prefix prefix = leading_place(text, scope); prefix.size != 0) {
        key.erase(from, prefix.size);
        return prefix.place;
    }
    for (const std::string& national : words("national")) {
        if (text.size() > national.size() && text.starts_with(national) && text.substr(national.size(), 1) != k_open) {
            key.erase(from, national.size());
            return k_country;
        }
    }
    return k_no_place;
}

TitleSeries PolicyTitles::series(std::string_view title, const TitleContext& context, int scope) const {
    std::string key = without_slips(folded(unwrapped(title)));
    const bool law = is_law(key);
    const Marks marks = take_marks(key);
    const std::optional<int> year = take_years(key);
    if (!year) {
        return {};
    }
    int seat = take_seat(key, scope);
    const DocumentNumbers::Office* office = context.doc_number.empty() ? nullptr : m_numbers.office(context.doc_number);
    if (seat == k_no_place && office != nullptr) {
        seat = office->place;
    }
    if (seat == k_no_place) {
        // Only the centre makes a 法; a 条例 without a place may be anybody's.
        const auto& local = words("local");
        const auto ends = [&](const std::string& ending) { return key.ends_with(ending); };
        seat = law && std::none_of(local.begin(), local.end(), ends) ? k_country : scope;
    }
    for (const auto& [whole, by] : pairs("whole")) { // 2024年全省… as 2024年全国…
        replace_all(key, whole, by);
    }
    if (seat != k_no_place && seat != k_country) {
        replace_all(key, m_namer.places()[seat].full_name, {});
        replace_all(key, m_namer.places()[seat].name, {});
    }
    std::string bare = key;
    for (const std::string& lead : words("lead")) {
        replace_all(bare, lead, {});
    }
    TitleSeries series;
    if (base::count_characters(bare) < (law ? k_shortest_law : k_shortest) || has(words("generic"), bare)) {
        return series;
    }
    series.subject = std::move(key);
    series.seat = seat == k_no_place ? std::string() : m_namer.places()[seat].code;
    const int stands = marks.year != 0 ? marks.year : *year;
    series.edition = stands == 0 ? std::string() : std::to_string(stands);
    for (const auto& [mark, word] : {std::pair{marks.edition, "edition"}, std::pair{marks.trial, "trial"}}) {
        series.edition += mark ? (series.edition.empty() ? "" : " ") + std::string(word) : std::string();
    }
    return series;
}

} // namespace policygraph::resolve
