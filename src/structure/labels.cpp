// SPDX-License-Identifier: Apache-2.0
#include "structure/labels.hpp"

#include "structure/decimal_labels.hpp"
#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::structure {

namespace {

constexpr std::uint32_t k_most = 200; // no list is longer; statutes have more articles
constexpr std::uint32_t k_most_articles = 1300;

bool starts(std::string_view text, std::size_t at, std::string_view word) {
    return at < text.size() && text[at] == word[0] && text.compare(at, word.size(), word) == 0;
}

bool digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

Label label(Numbering style, std::uint32_t number, std::size_t begin, std::size_t end) {
    Label result;
    result.style = style;
    result.number = number;
    result.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    return result;
}

// (一) (1) and what is printed behind it by mistake: (一)、
std::optional<Label> read_bracketed(std::string_view text, std::size_t at) {
    std::size_t inner = at + 1;
    while (inner < text.size() && text[inner] == ' ') {
        ++inner;
    }
    Numbering style = Numbering::SubItem;
    auto number = read_arabic(text, inner);
    if (!number) {
        style = Numbering::SubPart;
        number = read_chinese(text, inner);
    }
    if (!number || number->value == 0 || number->value > k_most) {
        return std::nullopt;
    }
    std::size_t end = number->end;
    while (end < text.size() && text[end] == ' ') {
        ++end;
    }
    if (end >= text.size() || text[end] != ')') {
        return std::nullopt;
    }
    ++end;
    if (starts(text, end, markers::k_enumeration)) {
        const std::size_t after = end + markers::k_enumeration.size();
        if (after < text.size() && text[after] == '(') {
            return std::nullopt; // (一)、(二)
        }
        end = after;
    }
    if (starts(text, end, markers::k_item) && !starts(text, end, markers::k_project)) {
        return std::nullopt; // 第三条(一)项; (一)项目管理 is a heading
    }
    return label(style, number->value, at, end);
}

// 第一章, 第一节, 第一条; not 第三条规定 (the caller looks at the place).
std::optional<Label> read_ordinal(std::string_view text, std::size_t at) {
    std::size_t from = at + markers::k_ordinal.size();
    while (from < text.size() && text[from] == ' ') {
        ++from;
    }
    auto number = read_chinese(text, from);
    if (!number) {
        number = read_arabic(text, from);
    }
    if (!number || number->value == 0 || number->value > k_most_articles) {
        return std::nullopt;
    }
    std::size_t unit = number->end;
    while (unit < text.size() && text[unit] == ' ') {
        ++unit;
    }
    for (const auto& [word, style] :
         {std::pair(markers::k_article, Numbering::Article), std::pair(markers::k_chapter, Numbering::Chapter),
          std::pair(markers::k_section, Numbering::Section)}) {
        if (starts(text, unit, word)) {
            return label(style, number->value, at, unit + word.size());
        }
    }
    return std::nullopt;
}

// "1." is a label before anything but a digit; before a digit only where a year follows (1.2016年).
bool decimal(std::string_view text, std::size_t end) {
    if (!digit_at(text, end)) {
        return false;
    }
    const auto after = read_arabic(text, end);
    if (!after) {
        return true;
    }
    const bool year = after->value >= 1949 && after->value < 2100 && starts(text, after->end, markers::k_year);
    const bool generation = after->value < 10 && after->end < text.size() && text[after->end] == 'G'; // 3.5G…
    const bool many =
        after->value >= 100 && after->end - end >= 3 && !(after->end < text.size() && text[after->end] == '.');
    return !(year || generation ||
             (many && base::is_han(base::code_point(text, after->end >= text.size() ? end : after->end))));
}

// 1. 1、 1) at a number in ASCII digits.
std::optional<Label> read_item(std::string_view text, std::size_t at) {
    const auto number = read_arabic(text, at);
    if (!number || number->value == 0 || number->value > k_most || number->end - at > 3 || text[at] == '0') {
        return std::nullopt;
    }
    std::size_t end = number->end;
    if (end < text.size() && text[end] == ')') {
        return label(Numbering::SubItem, number->value, at, end + 1);
    }
    if (end < text.size() && text[end] == '.') {
        ++end;
        if (decimal(text, end)) {
            return std::nullopt;
        }
        if (starts(text, end, markers::k_enumeration)) {
            end += markers::k_enumeration.size();
        }
    } else if (starts(text, end, markers::k_enumeration)) {
        end += markers::k_enumeration.size();
        if (digit_at(text, end) && decimal(text, end)) {
            return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    if (end < text.size() && (text[end] == '-' || text[end] == '%' || (text[end] >= 'a' && text[end] <= 'z'))) {
        return std::nullopt; // a web address, a version
    }
    return label(Numbering::Item, number->value, at, end);
}

// 一、 or 一. ; 一、二等奖 is none. A dash may have been printed for 一.
std::optional<Label> read_part(std::string_view text, std::size_t at) {
    const bool dash = starts(text, at, markers::k_dash);
    const auto number = dash ? std::optional(Numeral{1, at + markers::k_dash.size()}) : read_chinese(text, at);
    if (!number || number->value > k_most) {
        return std::nullopt;
    }
    std::size_t end = number->end;
    while (end < text.size() && text[end] == ' ') {
        ++end;
    }
    if (starts(text, end, markers::k_enumeration)) {
        end += markers::k_enumeration.size();
    } else if (end < text.size() && text[end] == '.' && end == number->end) {
        ++end;
    } else {
        return std::nullopt;
    }
    if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
        const char32_t code = base::code_point(text, end);
        if (chinese_digit(code) > 0 || code == markers::k_ten) {
            // 一、二等奖, but 三、一体推进 and 二、十大工程 are headings: a pair counts on.
            const auto second = read_chinese(text, end);
            if (!second || second->value == number->value + 1) {
                return std::nullopt;
            }
        }
    }
    return label(Numbering::Part, number->value, at, end);
}

// ① ⑴ ⒈ ㈠
std::optional<Label> read_enclosed(char32_t code, std::size_t at) {
    const std::size_t end = at + 3;
    if (code >= 0x2460 && code <= 0x2473) {
        return label(Numbering::Circled, code - 0x2460 + 1, at, end);
    }
    if (code >= 0x2474 && code <= 0x2487) {
        return label(Numbering::SubItem, code - 0x2474 + 1, at, end);
    }
    if (code >= 0x2488 && code <= 0x249B) {
        return label(Numbering::Item, code - 0x2488 + 1, at, end);
    }
    if (code >= 0x3220 && code <= 0x3229) {
        return label(Numbering::SubPart, code - 0x3220 + 1, at, end);
    }
    return std::nullopt;
}

// The characters at which a label may begin.
constexpr base::CharacterSet k_openers = [] {
    base::CharacterSet openers(U"(");
    openers.add('0', '9');
    openers.add(0x2460, 0x249B);
    openers.add(0x3220, 0x3229);
    openers.add(markers::k_dash_code);
    openers.add(markers::k_ten);
    openers.add(markers::k_ordinal_code);
    for (const markers::Digit& digit : markers::k_digits) {
        if (digit.value > 0) {
            openers.add(digit.code);
        }
    }
    return openers;
}();

Place place_of(std::string_view text, std::size_t at, std::size_t line_begin) {
    constexpr std::u32string_view k_stops = U"。)〕】!?";
    constexpr std::u32string_view k_marks = U";:,、”》>*";
    std::size_t before = at;
    while (before > line_begin && text[before - 1] == ' ') {
        --before;
    }
    if (before == line_begin) {
        return Place::LineStart;
    }
    const char32_t code = character_before(text, before);
    if (k_stops.find(code) != std::u32string_view::npos || at - before >= 2) {
        return Place::AfterStop;
    }
    if (k_marks.find(code) != std::u32string_view::npos || before != at) {
        return Place::AfterMark;
    }
    return Place::Inside;
}

// 第二章管理体制第七条…: behind the heading of a chapter, which nothing ends where the line ends are lost, an article
// stands as surely as behind a full stop.
bool opens_chapter(std::string_view text, const Label& label, const Label& before) {
    constexpr std::uint32_t k_longest_heading = 60; // bytes
    static constexpr base::CharacterSet k_marks(U",;:。()《》\"“”");
    const bool heads = before.style == Numbering::Chapter || before.style == Numbering::Section;
    const base::Span heading{before.span.end, label.span.begin};
    return heads && before.place <= Place::AfterStop && label.style == Numbering::Article && !heading.empty() &&
           heading.size() <= k_longest_heading && k_marks.next(heading.in(text), 0) >= heading.size();
}

// (见附件1): the bracket behind the number closes one that opens before it.
bool closes_bracket(std::string_view text, const Label& label, std::size_t line_begin) {
    constexpr std::size_t k_reach = 120; // bytes
    if (text[label.span.end - 1] != ')' || text[label.span.begin] == '(') {
        return false;
    }
    const std::size_t from = std::max(line_begin, label.span.begin - std::min<std::size_t>(label.span.begin, k_reach));
    const std::string_view before = text.substr(from, label.span.begin - from);
    const std::size_t bracket = before.find_last_of("()");
    return bracket != std::string_view::npos && before[bracket] == '(';
}

// What never stands right before a label: letters and digits before 1., 第 before 一、 and the like.
bool joined(std::string_view text, const Label& label) {
    const char32_t code = character_before(text, label.span.begin);
    const bool word = (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z') ||
                      (code >= U'a' && code <= U'z') || code == U'.' || code == U'-' || code == U'/' || code == U'%' ||
                      code == U'+';
    const bool numeral = chinese_digit(code) > 0 || code == markers::k_ten || code == markers::k_ordinal_code;
    const bool bracket = text[label.span.begin] == '(';
    return bracket ? code == markers::k_ordinal_code : word || numeral;
}

} // namespace

std::optional<Label> read_label(std::string_view text, std::size_t at) {
    const char byte = text[at];
    if (byte == '(') {
        return read_bracketed(text, at);
    }
    if (byte >= '0' && byte <= '9') {
        return read_item(text, at);
    }
    if (static_cast<unsigned char>(byte) < 0x80) {
        return std::nullopt;
    }
    if (starts(text, at, markers::k_ordinal)) {
        return read_ordinal(text, at);
    }
    const char32_t code = base::code_point(text, at);
    if (chinese_digit(code) > 0 || code == markers::k_ten ||
        (starts(text, at, markers::k_dash) && starts(text, at + markers::k_dash.size(), markers::k_enumeration))) {
        return read_part(text, at);
    }
    return read_enclosed(code, at);
}

std::vector<Label> find_labels(std::string_view text, const std::vector<Line>& lines) {
    std::vector<Label> labels;
    std::array<int, 16> last{};
    last.fill(-1);
    const auto take = [&](const Label& label) {
        int& previous = last[static_cast<std::size_t>(label.style)];
        if (previous >= 0) {
            labels[static_cast<std::size_t>(previous)].next = static_cast<int>(labels.size());
        }
        previous = static_cast<int>(labels.size());
        labels.push_back(label);
    };
    const std::vector<Label> decimals = find_decimal_labels(text, lines);
    auto decimal_at = decimals.begin();
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const base::Span span = lines[line].span;
        std::size_t at = span.begin;
        if (decimal_at != decimals.end() && decimal_at->line == line) {
            take(*decimal_at);
            at = decimal_at->span.end;
            ++decimal_at;
        }
        const std::string_view until = text.substr(0, span.end);
        for (at = k_openers.next(until, at); at < span.end; at = k_openers.next(until, at)) {
            auto found = read_label(text, at);
            if (!found || (at != span.begin && joined(text, *found)) || found->span.end > span.end ||
                closes_bracket(text, *found, span.begin)) {
                if (digit_at(text, at)) { // over the whole number
                    at = std::max(at + 1, std::min<std::size_t>(text.find_first_not_of("0123456789.", at), span.end));
                } else {
                    at += base::utf8_length(text[at]);
                }
                continue;
            }
            found->place = place_of(text, at, span.begin);
            found->line = static_cast<std::uint32_t>(line);
            if (found->place > Place::AfterStop && !labels.empty() && opens_chapter(text, *found, labels.back())) {
                found->place = Place::AfterStop;
            }
            take(*found);
            at = found->span.end;
        }
    }
    return labels;
}

} // namespace policygraph::structure
