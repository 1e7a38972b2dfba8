// SPDX-License-Identifier: Apache-2.0
// The number, other registry numbers and the recipients.
#include "structure/header_state.hpp"
#include "structure/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cctype>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_number_line = 150; // bytes

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (at + i >= text.size() || text[at + i] < '0' || text[at + i] > '9') {
            return false;
        }
    }
    return true;
}

// Whether the span is of the publisher's table or furniture.
template <typename State>
bool is_apart(const State& state, base::Span span) {
    for (std::size_t i = 0; i < state.frame.lines.size() && state.frame.lines[i].span.begin < span.end; ++i) {
        if (state.apart[i] && state.frame.lines[i].span.end > span.begin) {
            return true;
        }
    }
    return false;
}

std::size_t skip_dashes(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text[at] == '-') {
            ++at;
        } else if (text.compare(at, 3, markers::k_dash) == 0) {
            at += 3;
        } else {
            break;
        }
    }
    return at;
}

} // namespace

// HYCR—2010—00037; 某规〔2024〕014—某办005: letters, year, running number.
bool HeaderReader::is_other_number(std::string_view line) const {
    if (line.size() > k_most_number_line || line.size() < 9) {
        return false;
    }
    std::size_t at = 0;
    while (at < line.size() && line[at] >= 'A' && line[at] <= 'Z') {
        ++at;
    }
    if (at >= 2) {
        const std::size_t year = skip_dashes(line, at);
        if (!digits_at(line, year, 4)) {
            return false;
        }
        const std::size_t serial = skip_dashes(line, year + 4);
        return serial > year + 4 && digits_at(line, serial, 3) &&
               line.find_first_not_of("0123456789", serial) == std::string_view::npos;
    }
    const std::size_t open = line.find(markers::k_year_open);
    if (open == std::string_view::npos || open == 0 || open > 30 || !digits_at(line, open + 3, 4) ||
        line.compare(open + 7, 3, markers::k_year_close) != 0 || !digits_at(line, open + 10, 1)) {
        return false;
    }
    const std::size_t serial = line.find_first_not_of("0123456789", open + 10);
    return serial != std::string_view::npos && skip_dashes(line, serial) > serial;
}

// 某政办发〔2013〕158号某市…的通知.doc, the file that a page offers: its number is that of the title.
std::optional<Found> HeaderReader::number_of_file(const State& state) const {
    constexpr std::size_t k_reach = 60; // bytes of a number
    const Title* title = state.notice != nullptr ? state.notice : state.main;
    if (title == nullptr || title->value.empty()) {
        return std::nullopt;
    }
    const std::string_view text = state.text();
    for (std::size_t at = text.find(title->value); at != std::string_view::npos; at = text.find(title->value, at + 1)) {
        const std::string_view after = text.substr(at + title->value.size());
        if (after.size() < 2 || after[0] != '.' || std::isalpha(static_cast<unsigned char>(after[1])) == 0) {
            continue;
        }
        const std::size_t line = text.rfind('\n', at);
        const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
        const auto numbers = at - begin <= k_reach ? m_numbers.find(text.substr(begin, at - begin))
                                                   : std::vector<DocNumberFinder::Hit>{};
        if (numbers.size() == 1 && begin + numbers.front().span.end == at) {
            const base::Span span{static_cast<std::uint32_t>(begin) + numbers.front().span.begin,
                                  static_cast<std::uint32_t>(at)};
            return Found{numbers.front().number.text, span};
        }
    }
    return std::nullopt;
}

// 某市关于某事的通知某政发〔2020〕13号: the title that stands before the number in its line is no part of it.
Found HeaderReader::without_title(Found line, std::string_view prefix, std::string_view text) const {
    constexpr std::size_t k_longest_prefix = 16; // characters; that of an order (…令第18号) is longer and is left
    if (base::count_characters(prefix) > k_longest_prefix) {
        const auto hits = m_numbers.find(line.span.in(text));
        if (!hits.empty() && hits.back().number.prefix.size() < prefix.size()) {
            const base::Span span = hits.back().span;
            return {hits.back().number.text, {line.span.begin + span.begin, line.span.begin + span.end}};
        }
    }
    return line;
}

void HeaderReader::read_numbers(State& state) const {
    Header& header = state.header;
    const Frame& frame = state.frame;
    if (state.order && !state.fields.contains("doc_number")) { // the publisher's table has the usual form
        header.doc_number = state.order;
    }
    // From the page's top to the first sentence's end.
    const std::size_t stop = state.text().find(markers::k_full_stop, state.title_end());
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>({stop, state.first_label, state.end}));
    for (std::size_t i = 0; i < frame.lines.size() && frame.lines[i].span.begin < end; ++i) {
        const base::Span line = frame.lines[i].span;
        if (is_other_number(line.in(frame.text))) {
            header.other_numbers.push_back({std::string(line.in(frame.text)), line});
            continue;
        }
        const bool order = !header.doc_number && line.size() < k_most_number_line && !state.apart[i];
        if (order) {
            base::Span bare = line;
            if (frame.text[bare.begin] == '(' && frame.text[bare.end - 1] == ')') {
                ++bare.begin;
                --bare.end;
            }
            if (const auto number = parse_doc_number(bare.in(frame.text));
                number && bare.in(frame.text).ends_with(markers::k_number) && !m_titles.is_title(bare.in(frame.text))) {
                header.doc_number = without_title(Found{number->text, bare}, number->prefix, frame.text);
            }
        }
    }
    if (!header.doc_number && end > 0) {
        for (const auto& hit : m_numbers.find(frame.text.substr(0, end))) {
            const char32_t before = character_before(frame.text, hit.span.begin);
            const char32_t outer = before == U'(' ? character_before(frame.text, hit.span.begin - 1) : 0;
            const std::size_t open = frame.text.rfind(markers::k_title_open, hit.span.begin);
            const std::size_t close = frame.text.rfind(markers::k_title_close, hit.span.begin);
            const bool inside = open != std::string_view::npos && (close == std::string_view::npos || close < open);
            if (!inside && outer != U'》') {
                header.doc_number = Found{hit.number.text, hit.span};
                break;
            }
        }
    }
    const auto take = [&](const Found& found) {
        if (const auto number = parse_doc_number(found.value); number && !header.doc_number) {
            header.doc_number = Found{number->text, found.span};
        }
    };
    if (const auto field = state.fields.find("doc_number"); field != state.fields.end()) {
        take(field->second);
    }
    if (const auto value = state.published.find("doc_number"); value != state.published.end()) {
        take({value->second, {}});
    }
    if (!header.doc_number) {
        header.doc_number = number_of_file(state);
    }
    if (const auto field = state.fields.find("other_number"); field != state.fields.end()) {
        header.other_numbers.push_back(field->second);
    }
}

// "各区人民政府,市政府各部门:" between the title and the first sentence.
void HeaderReader::read_recipients(State& state) const {
    constexpr std::uint32_t k_reach = 3000; // bytes: a page's web address may stand between
    const std::string_view text = state.text();
    std::uint32_t begin = state.title_end();
    const std::size_t sentence = text.find(markers::k_full_stop, begin);
    if (const auto& number = state.header.doc_number;
        number && number->span.begin >= begin && number->span.begin < sentence) {
        begin = number->span.end;
    }
    const std::size_t limit =
        std::min<std::size_t>({text.find(markers::k_full_stop, begin), state.first_label, begin + k_reach});
    for (std::size_t colon = text.find(':', begin); colon != std::string_view::npos && colon < limit;
         colon = text.find(':', colon + 1)) {
        std::size_t from = text.rfind('\n', colon);
        from = from == std::string_view::npos || from < begin ? begin : from + 1;
        base::Span span = trimmed(text, {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(colon)});
        const std::string_view value = span.in(text);
        if (value.size() >= 6 && value.size() < 900 && value.find(markers::k_title_open) == std::string_view::npos &&
            !m_titles.cues().in(value, "sent") &&
            (m_titles.cues().in(value, "recipient") || m_signatures.is_organ(value)) &&
            m_titles.cues().at_begin(value, "preamble") == 0 && !is_apart(state, span)) {
            state.header.recipients.push_back({std::string(value), span});
            return;
        }
    }
}

} // namespace policygraph::structure
