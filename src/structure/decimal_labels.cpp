// SPDX-License-Identifier: Apache-2.0
#include "structure/decimal_labels.hpp"

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_places = 4;
constexpr std::size_t k_most_heading = 90; // bytes of a heading with one number
constexpr std::uint32_t k_most = 99;
constexpr std::size_t k_least_labels = 3;

struct Decimal {
    std::array<std::uint32_t, k_most_places> places{};
    std::size_t count = 0;
    base::Span span;
    std::uint32_t line = 0;
    bool dotted = false; // "1. 总则", not "1 总则"
};

// "3.2.1" at the line's start, behind it a blank or Han.
std::optional<Decimal> read_decimal(std::string_view text, base::Span line) {
    Decimal decimal;
    std::size_t at = line.begin;
    std::size_t end = at;
    while (decimal.count < k_most_places && at < line.end && text[at] >= '1' && text[at] <= '9') {
        const auto number = read_arabic(text, at);
        if (!number || number->value > k_most || number->end > line.end) {
            return std::nullopt;
        }
        decimal.places[decimal.count++] = number->value;
        end = number->end;
        at = end;
        if (at < line.end && text[at] == '.') {
            ++at;
            decimal.dotted = decimal.count == 1;
            end = decimal.dotted ? at : end;
        } else {
            break;
        }
    }
    if (decimal.count == 0 || end >= line.end) {
        return std::nullopt;
    }
    const std::size_t heading = std::min<std::size_t>(text.find_first_not_of(". ", end), line.end);
    if (heading == line.end || !(base::is_han(base::code_point(text, heading)) || text[heading] == '(' ||
                                 text.compare(heading, 3, markers::k_quote_open) == 0)) {
        return std::nullopt;
    }
    decimal.span = {line.begin, static_cast<std::uint32_t>(end)};
    return decimal;
}

bool is_heading(std::string_view line) {
    return line.size() <= k_most_heading && line.find(markers::k_full_stop) == std::string_view::npos;
}

// Whether `next` is what may follow `last`: 1.2 after 1.1, 1.1.1 after 1.1, 2.1 after 1.3, an annex's 1 or 1.1.
bool follows(const Decimal& last, const Decimal& next) {
    if (next.places[0] == 1 && last.places[0] > 1) {
        return next.count == 1 || (next.count == 2 && next.places[1] == 1);
    }
    for (std::size_t i = 0; i < next.count; ++i) {
        const std::uint32_t before = i < last.count ? last.places[i] : 0;
        if (next.places[i] == before) {
            continue;
        }
        if (next.places[i] != before + 1) {
            return false;
        }
        return std::all_of(next.places.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                           next.places.begin() + static_cast<std::ptrdiff_t>(next.count),
                           [](std::uint32_t place) { return place == 1; });
    }
    return false; // the same again, or an outer one
}

Label label_of(const Decimal& decimal) {
    constexpr std::array<Numbering, k_most_places> k_styles = {Numbering::Part, Numbering::SubPart, Numbering::Item,
                                                               Numbering::SubItem};
    Label label;
    label.style = k_styles[decimal.count - 1];
    label.number = decimal.places[decimal.count - 1];
    label.span = decimal.span;
    label.place = Place::LineStart;
    label.line = decimal.line;
    return label;
}

std::vector<Decimal> all_decimals(std::string_view text, const std::vector<Line>& lines) {
    std::vector<Decimal> decimals;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto decimal = read_decimal(text, lines[i].span);
        if (decimal && (decimal->count > 1 || is_heading(lines[i].span.in(text)))) {
            decimal->line = static_cast<std::uint32_t>(i);
            decimals.push_back(*decimal);
        }
    }
    return decimals;
}

// Whether the number of one place is a chapter's, not that of a list inside one: the next number of several places is
// its own or a later chapter's, and it is printed as the first chapter is.
bool opens_chapter(const std::vector<Decimal>& decimals, std::size_t at) {
    const auto single = [](const Decimal& each) { return each.count == 1; };
    const auto first = std::find_if(decimals.begin(), decimals.end(), single);
    const auto next = std::find_if_not(decimals.begin() + static_cast<std::ptrdiff_t>(at), decimals.end(), single);
    const std::uint32_t number = decimals[at].places[0];
    return first->dotted == decimals[at].dotted && (next == decimals.end() ? number > 1
                                                    : number == 1          ? next->places[0] == 1
                                                                           : next->places[0] >= number);
}

// Whether 一、 stands between the labels: then decimals are lists inside its parts, or articles of an annexed standard.
bool among_parts(std::string_view text, const std::vector<Line>& lines, const std::vector<Label>& labels) {
    for (std::size_t i = labels.front().line; i < labels.back().line; ++i) {
        const auto label = read_label(text, lines[i].span.begin);
        if (label && label->style == Numbering::Part) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<Label> find_decimal_labels(std::string_view text, const std::vector<Line>& lines) {
    const std::vector<Decimal> decimals = all_decimals(text, lines);
    std::vector<Label> labels;
    Decimal last;
    std::size_t deep = 0;
    for (std::size_t i = 0; i < decimals.size(); ++i) {
        const Decimal& decimal = decimals[i];
        if (!follows(last, decimal) || (decimal.count == 1 && !opens_chapter(decimals, i))) {
            continue;
        }
        if (!labels.empty() &&
            lines[decimal.line].span.in(text) == lines[labels.front().line].span.in(text)) { // what stood before it
            labels.clear();                                                                  // was the contents
            deep = 0;
        }
        deep += decimal.count > 1 ? 1 : 0;
        labels.push_back(label_of(decimal));
        last = decimal;
    }
    if (deep < k_least_labels || among_parts(text, lines, labels)) {
        labels.clear();
    }
    return labels;
}

} // namespace policygraph::structure
