// SPDX-License-Identifier: Apache-2.0
#include "structure/signature.hpp"

#include "structure/dates.hpp"
#include "structure/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_line = 200;  // bytes of a line of organs
constexpr std::size_t k_most_lines = 12;  // organs that sign together, one a line
constexpr std::size_t k_least_name = 6;   // bytes
constexpr std::size_t k_reach = 900;      // bytes before a glued date in which its organs stand
constexpr std::size_t k_most_person = 45; // bytes of a person's name (艾某某·吐某某某)
constexpr std::size_t k_around_date = 45; // bytes beside the date on its line ((此件公开发布))

bool is_mark(char32_t code) {
    return code == U'。' || code == U'!' || code == U')' || code == U';' || code == U':' || code == U'》' ||
           code == U'”' || code == U',' || code == U'\n' || code == U'〕' || code == U'】';
}

// Back from `end` to the character after the last mark, at least to `floor`.
std::size_t back_to_mark(std::string_view text, std::size_t end, std::size_t floor) {
    std::size_t at = end;
    while (at > floor) {
        const char32_t code = character_before(text, at);
        if (is_mark(code)) {
            break;
        }
        do {
            --at;
        } while (at > floor && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
    }
    return at;
}

// Whether most characters stand apart by blanks; `compact` is the name without them.
bool is_spread(std::string_view name, std::string& compact) {
    std::size_t blanks = 0;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < name.size(); at += base::utf8_length(name[at])) {
        if (name[at] == ' ') {
            blanks += at > 0 && name[at - 1] != ' ' ? 1 : 0;
        } else {
            compact += name.substr(at, base::utf8_length(name[at]));
            ++characters;
        }
    }
    return blanks > 1 && characters >= 3 && blanks + 1 >= characters * 2 / 3;
}

Found date_found(const Date& date, std::size_t offset) {
    return {date.iso(),
            {static_cast<std::uint32_t>(offset + date.begin), static_cast<std::uint32_t>(offset + date.end)}};
}

// "…方案.doc某某厅", "…@example.com某某厅": what is ASCII up to the last dot's word goes. True for "2.某某名单某某厅":
// where the name of a listed annex ends is not said.
bool drop_file_name(std::string_view text, base::Span& run) {
    const std::string_view name = run.in(text);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) {
        return false;
    }
    const std::size_t next = std::min(name.find_first_not_of(". ", dot), name.size() - 1);
    run.begin += static_cast<std::uint32_t>(dot);
    while (!run.empty() && static_cast<unsigned char>(text[run.begin]) < 0x80) {
        ++run.begin;
    }
    return dot > 0 && name[dot - 1] >= '0' && name[dot - 1] <= '9' && static_cast<unsigned char>(name[next]) >= 0x80;
}

} // namespace

bool SignatureReader::is_organ(std::string_view name) const {
    if (std::string compact; name.size() <= k_most_line && is_spread(name, compact)) {
        return compact.find(' ') == std::string::npos && is_organ(compact);
    }
    return name.size() >= k_least_name && name.size() <= k_most_line && m_forms.at_end(name, "ending") != 0 &&
           name.find(markers::k_full_stop) == std::string_view::npos && name.find(':') == std::string_view::npos &&
           name.find(',') == std::string_view::npos && name.find(markers::k_title_open) == std::string_view::npos &&
           !(name[0] >= '0' && name[0] <= '9') && !read_label(name, 0);
}

// "部长  某某": a post and a name of two to four characters, or of several parts.
bool SignatureReader::ends_with_holder(std::string_view text) const {
    const auto post = m_posts.last(text, "post");
    if (!post || m_forms.at_end(text, "ending") != 0 || // 某委员会办公室
        text.size() - post->end > k_most_person) {
        return false;
    }
    std::size_t characters = 0;
    bool parts = false; // of a name with a dot
    for (std::size_t at = post->end; at < text.size(); at += base::utf8_length(text[at])) {
        if (text[at] == ' ') {
            continue;
        }
        const bool dot = text.compare(at, 2, markers::k_middle_dot) == 0;
        if (!dot && !base::is_han(base::code_point(text, at))) {
            return false;
        }
        parts = parts || dot;
        ++characters;
    }
    return characters >= 2 && (parts || characters <= 4);
}

// "某办公室2022年3月4日印发": the day of printing, whose organ need not have signed; "某市政府1997年2月12日
// 公布的《某办法》同时废止": another text's day.
bool SignatureReader::is_other_day(std::string_view behind) const {
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    return m_forms.at_begin(behind, "other_day") != 0;
}

std::optional<Found> SignatureReader::date_at(std::string_view text, std::uint32_t at) const {
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), text.size());
    const auto date = begin == text.size() ? std::nullopt : read_date(text, begin);
    if (!date || date->day == 0) {
        return std::nullopt;
    }
    const std::string_view behind = text.substr(date->end, k_most_line); // 2001年3月5日市水利局印发的《…》同时废止
    const std::string_view words = behind.substr(
        0, std::min({behind.find(markers::k_title_open), behind.find(markers::k_full_stop), behind.find(',')}));
    return m_forms.in(words, "other_day") ? std::nullopt : std::optional(date_found(*date, 0));
}

std::optional<Signature> SignatureReader::of_holder(const Frame& frame, base::Span span) const {
    while (const auto date = first_date(span.in(frame.text))) {
        const std::string_view text = span.in(frame.text);
        std::string_view before = text.substr(0, date->begin);
        before = before.substr(0, before.find_last_not_of(" \n") + 1); // the date may stand on the next line
        if (ends_with_holder(before.substr(back_to_mark(before, before.size(), 0)))) {
            Signature signature;
            signature.date = date_found(*date, span.begin);
            signature.span = signature.date->span;
            return signature;
        }
        span.begin += static_cast<std::uint32_t>(date->end);
    }
    return std::nullopt;
}

// "国家税务总局" and "某省税务局": a central organ's branch, one name.
bool SignatureReader::has_branch(std::string_view piece, std::string_view rest) const {
    if (m_forms.at_end(piece, "vertical") == 0) {
        return false;
    }
    for (std::size_t at = 0; at < rest.size();) {
        at += base::utf8_length(rest[at]);
        if (m_forms.at_end(rest.substr(0, at), "ending") != 0) {
            return m_forms.at_end(rest.substr(0, at), "branch") != 0;
        }
    }
    return false;
}

// One name ends where an ending stands, what follows is no inner part of it, and both sides are names.
void SignatureReader::split_run(std::string_view text, base::Span run, std::vector<Found>& organs) const {
    run = trimmed(text, run);
    const std::string_view name = run.in(text);
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < name.size();) {
        at += static_cast<std::uint32_t>(base::utf8_length(name[at]));
        const std::string_view piece = name.substr(begin, at - begin);
        const std::string_view rest = name.substr(at);
        const bool ends = piece.size() >= 9 && m_forms.at_end(piece, "ending") != 0 && !has_branch(piece, rest) &&
                          m_forms.at_begin(rest, "inner") == 0 && rest.size() >= 9 &&
                          m_forms.at_end(rest, "ending") != 0 &&
                          (rest.starts_with(name.substr(0, 6)) || m_forms.at_begin(rest, "head") != 0 ||
                           m_forms.at_end(piece, "final") != 0 ||
                           piece.find(rest.substr(0, 9)) != std::string_view::npos); // 中共某省委某办公室某省某厅
        if (ends) {
            organs.push_back({std::string(piece), {run.begin + begin, run.begin + at}});
            begin = at;
        }
    }
    if (begin < name.size()) {
        organs.push_back({std::string(name.substr(begin)), {run.begin + begin, run.end}});
    }
}

// "某某监督管理  委员会某监管局": a name broken over two lines, the second of which begins with an ending.
bool SignatureReader::goes_on(std::string_view piece, std::string_view behind) const {
    behind.remove_prefix(std::min(behind.find_first_not_of(' '), behind.size()));
    return !piece.empty() && m_forms.at_end(piece.substr(0, piece.find_last_not_of(' ') + 1), "ending") == 0 &&
           m_forms.at_begin(behind, "ending") != 0;
}

std::vector<Found> SignatureReader::split(std::string_view text, base::Span run) const {
    std::vector<Found> organs;
    if (std::string compact; is_spread(run.in(text), compact)) { // 国 务 院
        split_run(compact, {0, static_cast<std::uint32_t>(compact.size())}, organs);
        for (Found& organ : organs) {
            organ.span = run;
        }
        return organs;
    }
    std::uint32_t begin = run.begin;
    for (std::uint32_t at = run.begin; at <= run.end; ++at) {
        const bool blank = at < run.end && text[at] == ' ';
        if (blank && goes_on(text.substr(begin, at - begin), text.substr(at, run.end - at))) {
            continue;
        }
        const bool mark = at < run.end && text.compare(at, 3, markers::k_enumeration) == 0;
        if (at == run.end || blank || mark) {
            if (at > begin) {
                split_run(text, {begin, at}, organs);
            }
            begin = at + (mark ? 3 : 1);
            at = mark ? at + 2 : at;
        }
    }
    for (Found& organ : organs) {
        std::erase(organ.value, ' ');
    }
    return organs;
}

std::optional<Signature> SignatureReader::in_lines(const Frame& frame, LineRange range, base::Span span) const {
    for (std::size_t i = range.last; i > range.first; --i) {
        const base::Span line_span = frame.lines[i - 1].span;
        const std::string_view line = line_span.in(frame.text);
        if (line.size() > k_most_line || line_span.end > span.end ||
            line.find(markers::k_full_stop) != std::string_view::npos) {
            continue;
        }
        const auto date = last_date(line);
        if (!date || line.size() - date->end > k_around_date || line.find(':') < date->begin ||
            line.find(markers::k_title_open) != std::string_view::npos || is_other_day(line.substr(date->end))) {
            continue;
        }
        Signature signature;
        signature.date = date_found(*date, line_span.begin);
        signature.span = line_span;
        const base::Span before =
            trimmed(frame.text, {line_span.begin, line_span.begin + static_cast<std::uint32_t>(date->begin)});
        if (!before.empty()) {
            if (is_organ(before.in(frame.text))) {
                signature.organs = split(frame.text, before);
            } else if (!ends_with_holder(before.in(frame.text))) {
                continue;
            }
        }
        for (std::size_t up = i - 1; up > range.first && i - 1 - up < k_most_lines; --up) {
            const base::Span above = frame.lines[up - 1].span;
            if (!is_organ(above.in(frame.text)) || above.begin < span.begin) {
                break;
            }
            auto organs = split(frame.text, above);
            signature.organs.insert(signature.organs.begin(), organs.begin(), organs.end());
            signature.span.begin = above.begin;
        }
        return signature;
    }
    return std::nullopt;
}

// "…认真贯彻执行。某省某厅某省某会2023年6月30日(此件主动公开)": the organs run up to the date.
std::optional<Signature> SignatureReader::glued(const Frame& frame, base::Span span) const {
    std::uint32_t from = span.end - std::min<std::uint32_t>(span.size(), k_reach);
    while (from < span.end && (static_cast<unsigned char>(frame.text[from]) & 0xC0U) == 0x80U) {
        ++from; // to a character's first byte
    }
    const std::string_view tail = frame.text.substr(from, span.end - from);
    for (std::size_t end = tail.size(); end > 0;) {
        const auto date = last_date(tail.substr(0, end));
        if (!date) {
            return std::nullopt;
        }
        const std::size_t begin = back_to_mark(tail, date->begin, 0);
        base::Span run = trimmed(
            frame.text, {from + static_cast<std::uint32_t>(begin), from + static_cast<std::uint32_t>(date->begin)});
        const bool listed = drop_file_name(frame.text, run);
        const std::string_view behind = tail.substr(date->end, 6);
        if (is_other_day(tail.substr(date->end))) {
            end = date->begin;
            continue;
        }
        const bool alone = run.empty() && begin != date->begin &&
                           (behind.empty() || behind[0] == '(' || m_forms.at_begin(behind, "annex") != 0);
        if (alone) {
            return Signature{{}, date_found(*date, from), date_found(*date, from).span};
        }
        if (m_forms.at_end(run.in(frame.text), "ending") != 0 && run.size() >= k_least_name &&
            read_label(frame.text, run.begin) == std::nullopt) {
            Signature signature;
            signature.date = date_found(*date, from);
            for (Found& organ : split(frame.text, run)) {
                if (!listed && is_organ(organ.value) &&
                    organ.value.find_first_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos) {
                    signature.organs.push_back(std::move(organ));
                } else {
                    signature.organs.clear(); // a contact's name and number stand before the organs
                }
            }
            signature.span = {run.begin, from + static_cast<std::uint32_t>(date->end)};
            return signature;
        }
        end = date->begin;
    }
    return std::nullopt;
}

std::optional<Signature> SignatureReader::last_in(const Frame& frame, base::Span span) const {
    LineRange range;
    while (range.first < frame.lines.size() && frame.lines[range.first].span.end <= span.begin) {
        ++range.first;
    }
    range.last = range.first;
    while (range.last < frame.lines.size() && frame.lines[range.last].span.begin < span.end) {
        ++range.last;
    }
    // Most texts are signed in their last lines; lists and tables may follow, but then organs stand above the date.
    constexpr std::size_t k_last_lines = 30;
    const LineRange last{std::max(range.first, range.last - std::min(range.last, k_last_lines)), range.last};
    auto signature = in_lines(frame, last, span);
    if (!signature) {
        signature = in_lines(frame, {range.first, last.first}, span);
        if (signature && signature->organs.empty()) {
            signature.reset();
        }
    }
    if (!signature || (signature->organs.empty() && frame.flattened)) {
        if (auto run = glued(frame, span)) {
            return run;
        }
    }
    return signature;
}

} // namespace policygraph::structure
