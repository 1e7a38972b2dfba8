// SPDX-License-Identifier: Apache-2.0
#include "moment.hpp"

#include "markers.hpp"

#include <policygraph/base/errors.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace policygraph::extract {

namespace {

constexpr int k_first_year = 1949;
constexpr int k_last_year = 2070;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The digits that end at `end`; their number, or -1 where there are none or too many.
int digits_before(std::string_view text, std::uint32_t end, std::uint32_t& begin) {
    begin = end;
    while (begin > 0 && is_digit(text[begin - 1]) && end - begin < 5) {
        --begin;
    }
    return begin == end || end - begin > 4 ? -1 : std::atoi(std::string(text.substr(begin, end - begin)).c_str());
}

constexpr std::array<std::string_view, 7> k_dashes{"\u2014", "\u2013", "\u2500", "\u2015", "\uFF5E", "-", "~"};

/// A dash or tilde that ends at `end`; its size or 0.
std::uint32_t dash_before(std::string_view text, std::uint32_t end) {
    for (const std::string_view dash : k_dashes) {
        if (text.substr(0, end).ends_with(dash)) {
            const bool twice = dash.size() > 1 && text.substr(0, end - dash.size()).ends_with(dash);
            return static_cast<std::uint32_t>(dash.size() * (twice ? 2 : 1));
        }
    }
    return 0;
}

std::uint32_t dash_at(std::string_view text, std::uint32_t begin) {
    for (const std::string_view dash : k_dashes) {
        if (text.substr(begin).starts_with(dash)) {
            const bool twice = dash.size() > 1 && text.substr(begin + dash.size()).starts_with(dash);
            return static_cast<std::uint32_t>(dash.size() * (twice ? 2 : 1));
        }
    }
    return 0;
}

/// Whether a clause begins there.
bool opens_clause(std::string_view text, std::uint32_t begin) {
    const std::string_view before = text.substr(0, begin);
    return before.empty() || static_cast<unsigned char>(before.back()) < 0x80
               ? before.empty() || !is_digit(before.back())
               : before.ends_with(markers::k_full_stop);
}

} // namespace

std::string Moment::iso() const {
    if (year == 0) {
        return "";
    }
    std::array<char, 16> buffer{};
    if (month == 0) {
        std::snprintf(buffer.data(), buffer.size(), "%04d", year);
    } else if (day == 0) {
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", year, month);
    } else {
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
    }
    return buffer.data();
}

MomentScanner::MomentScanner(const lexicon::Lexicon& lexicon)
    : m_words(lexicon.list("time_words")), m_numerals(lexicon.list("numerals")) {
    constexpr std::array<std::string_view, 14> k_classes{
        "year",     "month",          "day",  "third",       "limit",      "until", "plan", "plan_end",
        "relative", "relative_after", "this", "base_before", "base_after", "as_of"};
    for (const lexicon::Word& word : m_words.words()) {
        std::size_t what = 0;
        while (what < k_classes.size() && k_classes[what] != word.columns.front()) {
            ++what;
        }
        if (what == k_classes.size()) {
            throw base::DataError((lexicon.data() / "lexicon" / "time_words.tsv").string(), word.line, 2,
                                  "unknown class \"" + word.columns.front() + "\"");
        }
        m_classes.push_back(static_cast<Class>(what));
        const Class added = m_classes.back();
        if (added == Class::Year || added == Class::Month || added == Class::Plan || added == Class::This) {
            m_anchors.add(word.text);
            m_anchor_of_cue.push_back({added, std::atoi(word.columns.at(1).c_str())});
        }
    }
    m_anchors.compile();
}

// Moves `end` past a word of the class.
bool MomentScanner::extend(std::string_view text, std::uint32_t& end, Class what, int* value) const {
    const std::string_view rest = text.substr(end);
    const lexicon::Word* word = m_words.longest_prefix(rest);
    if (word == nullptr || m_classes[static_cast<std::size_t>(word - m_words.words().data())] != what) {
        return false;
    }
    end += static_cast<std::uint32_t>(word->text.size());
    if (value != nullptr) {
        *value = std::atoi(word->columns.at(1).c_str());
    }
    return true;
}

void MomentScanner::read_limit(std::string_view text, Moment& moment) const {
    moment.limit = extend(text, moment.span.end, Class::Limit) || extend(text, moment.span.end, Class::PlanEnd) ||
                   extend(text, moment.span.end, Class::This) || extend(text, moment.span.end, Class::RelativeAfter);
}

void MomentScanner::read_until(std::string_view text, Moment& moment) const {
    const lexicon::Word* word = m_words.longest_suffix(text.substr(0, moment.span.begin));
    if (word != nullptr && m_classes[static_cast<std::size_t>(word - m_words.words().data())] == Class::Until) {
        moment.until = true;
        moment.span.begin -= static_cast<std::uint32_t>(word->text.size());
    }
    moment.as_of = word != nullptr && m_classes[static_cast<std::size_t>(word - m_words.words().data())] == Class::AsOf;
}

void MomentScanner::read_base(std::string_view text, Moment& moment) const {
    const lexicon::Word* before = m_words.longest_suffix(text.substr(0, moment.span.begin));
    std::uint32_t end = moment.span.end;
    const bool after = extend(text, end, Class::BaseAfter);
    const bool compared =
        before != nullptr && m_classes[static_cast<std::size_t>(before - m_words.words().data())] == Class::BaseBefore;
    moment.base = compared || after;
    if (compared) {
        moment.span.begin -= static_cast<std::uint32_t>(before->text.size());
    }
    moment.span.end = end;
}

// 一 … 九, 十; -1 where no such character stands there.
int MomentScanner::han_digit(std::string_view text, std::size_t at) const {
    constexpr std::size_t k_han = 3; // bytes
    const lexicon::Word* word = at + k_han <= text.size() ? m_numerals.find(text.substr(at, k_han)) : nullptr;
    if (word == nullptr || (word->columns.front() != "digit" && word->columns.front() != "multiplier")) {
        return -1;
    }
    return std::atoi(word->columns.at(1).c_str());
}

// 6, 12, 六, 十二, 三十一; 0 where none stands there.
int MomentScanner::small_number(std::string_view text, std::uint32_t& at) const {
    int number = 0;
    std::uint32_t end = at;
    for (; end < text.size() && is_digit(text[end]) && number < 100; ++end) {
        number = number * 10 + (text[end] - '0');
    }
    if (end == at) {
        constexpr std::uint32_t k_han = 3; // bytes
        int digit = han_digit(text, end);
        if (digit > 0 && digit < 10) {
            number = digit;
            end += k_han;
            digit = han_digit(text, end);
        }
        if (digit == 10) {
            number = std::max(number, 1) * 10;
            end += k_han;
            digit = han_digit(text, end);
            if (digit > 0 && digit < 10) {
                number += digit;
                end += k_han;
            }
        }
    }
    at = number == 0 ? at : end;
    return number;
}

// 6月, 6月30日, 6月底 after the year; of 9月至12月 the end.
void MomentScanner::read_month_day(std::string_view text, Moment& moment) const {
    std::uint32_t i = moment.span.end;
    int month = small_number(text, i);
    if (month < 1 || month > 12 || !extend(text, i, Class::Month)) {
        return;
    }
    std::uint32_t to = i;
    if (const bool word = extend(text, to, Class::Until); word || dash_at(text, to) != 0) {
        to += word ? 0 : dash_at(text, to);
        const int last = small_number(text, to);
        if (last > month && last <= 12 && extend(text, to, Class::Month)) {
            month = last;
            i = to;
        }
    }
    moment.month = month;
    moment.span.end = i;
    const int day = small_number(text, i);
    if (day >= 1 && day <= 31 && extend(text, i, Class::Day)) {
        moment.day = day;
        moment.span.end = i;
    } else {
        i = moment.span.end;
        if (extend(text, i, Class::Third)) {
            moment.span.end = i; // 7月中旬: the guide keeps year and month
        }
    }
}

std::optional<Moment> MomentScanner::at_year(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                             int document_year) const {
    std::uint32_t digits = begin;
    int number = digits_before(text, begin, digits);
    number = number < 0 ? han_year_before(text, begin, digits) : number;
    if (number >= k_first_year && number <= k_last_year) {
        Moment moment{.span = {digits, end}, .year = number};
        read_month_day(text, moment);
        if (const std::uint32_t dash = dash_before(text, digits); dash != 0) {
            std::uint32_t start = 0;
            const int first = digits_before(text, digits - dash, start);
            if (first >= k_first_year && first < number) {
                moment.kind = Moment::Kind::Period;
                moment.start_year = first;
                moment.span.begin = start;
            }
        }
        read_limit(text, moment);
        read_until(text, moment);
        read_base(text, moment);
        return moment;
    }
    if (number >= 1 && number <= 30) {
        return years_from_now(text, digits, end, number, document_year);
    }
    if (number < 0) {
        std::uint32_t han = begin;
        const int years = han_number_before(text, begin, han);
        if (years > 0) {
            return years_from_now(text, han, end, years, document_year);
        }
    }
    return std::nullopt;
}

// 二〇二五 before 年; -1 where none stands there.
int MomentScanner::han_year_before(std::string_view text, std::uint32_t end, std::uint32_t& begin) const {
    constexpr std::uint32_t k_year = 12; // bytes of four characters
    if (end < k_year) {
        return -1;
    }
    int year = 0;
    for (std::uint32_t at = end - k_year; at < end; at += 3) {
        const int digit = han_digit(text, at);
        if (digit < 0 || digit > 9) {
            return -1;
        }
        year = year * 10 + digit;
    }
    begin = end - k_year;
    return year;
}

// 一 … 十 before 年; -1 where none stands there.
int MomentScanner::han_number_before(std::string_view text, std::uint32_t end, std::uint32_t& begin) const {
    if (end < 3) {
        return -1;
    }
    const lexicon::Word* word = m_numerals.find(text.substr(end - 3, 3));
    if (word == nullptr || (word->columns.front() != "digit" && word->columns.front() != "multiplier")) {
        return -1;
    }
    const int value = std::atoi(word->columns.at(1).c_str());
    const lexicon::Word* before = end >= 6 ? m_numerals.find(text.substr(end - 6, 3)) : nullptr;
    if (value < 1 || value > 10 || (before != nullptr && !before->columns.at(1).empty())) {
        return -1; // 二〇二五年, 三十年, 百年
    }
    begin = end - 3;
    return value;
}

std::optional<Moment> MomentScanner::years_from_now(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                                    int years, int document_year) const {
    Moment moment{.span = {begin, end}, .kind = Moment::Kind::Relative};
    const lexicon::Word* before = m_words.longest_suffix(text.substr(0, begin));
    const bool cue_before =
        before != nullptr && m_classes[static_cast<std::size_t>(before - m_words.words().data())] == Class::Relative;
    read_limit(text, moment);
    const bool opens = moment.limit && opens_clause(text, begin); // 三年内建成…
    if (!cue_before && !opens) {
        return std::nullopt; // 3年, 满5年内: a length, not an end
    }
    if (extend(text, end, Class::Year)) {
        return std::nullopt;
    }
    moment.span.begin -= cue_before ? static_cast<std::uint32_t>(before->text.size()) : 0;
    moment.limit = true;
    moment.year = document_year == 0 ? 0 : document_year + years;
    return moment;
}

std::optional<Moment> MomentScanner::at_month(std::string_view text, std::uint32_t begin, int document_year) const {
    std::uint32_t digits = begin;
    const int number = digits_before(text, begin, digits);
    if (number < 1 || number > 12) {
        return std::nullopt;
    }
    Moment moment{.span = {digits, digits}, .kind = Moment::Kind::MonthDay, .year = document_year};
    read_month_day(text, moment);
    read_limit(text, moment);
    read_until(text, moment);
    return moment.month == 0 ? std::nullopt : std::optional(moment);
}

std::optional<Moment> MomentScanner::at_plan(std::string_view text, base::Span span, int year) const {
    Moment moment{.span = span, .kind = Moment::Kind::Plan, .year = year, .start_year = year - 4};
    const bool quoted = text.substr(0, span.begin).ends_with(markers::k_open_quote) &&
                        text.substr(span.end).starts_with(markers::k_close_quote);
    if (quoted) {
        moment.span.begin -= std::uint32_t{markers::k_open_quote.size()};
        moment.span.end += std::uint32_t{markers::k_close_quote.size()};
    }
    std::uint32_t end = moment.span.end;
    const bool marked =
        extend(text, end, Class::PlanEnd) || extend(text, end, Class::Limit) || extend(text, end, Class::RelativeAfter);
    if (!marked) {
        return std::nullopt; // “十四五”规划: a name
    }
    moment.span.end = end;
    moment.limit = true;
    read_until(text, moment);
    read_base(text, moment);
    return moment;
}

std::vector<Moment> MomentScanner::at(const std::vector<lexicon::CueScanner::Hit>& anchors, std::string_view text,
                                      int document_year) const {
    std::vector<Moment> moments;
    std::uint32_t done = 0;
    for (const lexicon::CueScanner::Hit& hit : anchors) {
        if (hit.begin < done) {
            continue;
        }
        const Anchor anchor = m_anchor_of_cue[hit.cue];
        std::optional<Moment> moment;
        switch (anchor.what) {
        case Class::Year:
            moment = at_year(text, hit.begin, hit.end, document_year);
            break;
        case Class::Month:
            moment = at_month(text, hit.begin, document_year);
            break;
        case Class::Plan:
            moment = at_plan(text, {hit.begin, hit.end}, anchor.value);
            break;
        case Class::This:
            if (hit.begin > 0 && (is_digit(text[hit.begin - 1]) ||
                                  (hit.begin >= 3 && text.substr(hit.begin).starts_with(markers::k_year) &&
                                   han_digit(text, hit.begin - 3) >= 0))) {
                break; // 2025年底 is read from its year, 三年内 from its number
            }
            moment = Moment{.span = {hit.begin, hit.end},
                            .kind = Moment::Kind::Relative,
                            .year = document_year == 0 ? 0 : document_year + anchor.value,
                            .limit = true};
            break;
        default:
            break;
        }
        if (moment && moment->span.begin >= done) {
            done = moment->span.end;
            moments.push_back(*moment);
        }
    }
    return moments;
}

} // namespace policygraph::extract
