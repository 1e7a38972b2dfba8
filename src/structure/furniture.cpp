// SPDX-License-Identifier: Apache-2.0
#include "structure/furniture.hpp"

#include "structure/dates.hpp"
#include "structure/markers.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_sentence = 90; // bytes from which a line with a full stop is text
constexpr std::size_t k_tail = 600;    // bytes of a giant line's end that may be furniture

bool is_sentence(std::string_view line) {
    return line.size() >= k_sentence && line.find(markers::k_full_stop) != std::string_view::npos;
}

// A line of a signature; a footer never stands above one.
bool is_dated(std::string_view line) {
    const auto date = line.size() < 150 ? last_date(line) : std::nullopt;
    return date && line.find(':') == std::string_view::npos && line.find(markers::k_day) != std::string_view::npos;
}

// Where a signature's date ends in a giant line's end (某厅2022年6月30日(联系单位:某处)更多信息…), 0 where none stands.
std::size_t signed_until(std::string_view tail) {
    while (const auto date = last_date(tail)) {
        const bool spelled = tail.substr(0, date->end).ends_with(markers::k_day);
        const char32_t before = character_before(tail, date->begin);
        if (spelled && before != U':' && before != U' ' && before != U'。') {
            return date->end;
        }
        tail = tail.substr(0, date->begin);
    }
    return 0;
}

// The line from which on the text stands a second time: the first long sentence comes again.
std::size_t second_copy(const Frame& frame) {
    const std::size_t count = frame.lines.size();
    std::size_t first = 0;
    while (first < count && !is_sentence(frame.line(first))) {
        ++first;
    }
    for (std::size_t again = first + 1; again < count; ++again) {
        if (frame.line(again) != frame.line(first)) {
            continue;
        }
        // Back over the lines that both copies have before it (title, date, source).
        std::size_t back = 0;
        while (back < first && again - back - 1 > first &&
               frame.line(again - back - 1) == frame.line(first - back - 1)) {
            ++back;
        }
        return again - back;
    }
    return count;
}

} // namespace

bool Furniture::is_head(std::string_view line) const {
    return line.size() < 300 &&
           (m_words.at_begin(line, "head") != 0 || m_words.at_begin(line, "ends") != 0 || m_words.in(line, "anywhere"));
}

void Furniture::cut_tail(Frame& frame) const {
    auto& lines = frame.lines;
    const std::size_t second = second_copy(frame);
    lines.resize(second);
    // What stands above all text is a head, though it may say what a footer says (where the text comes from).
    std::size_t text = 0;
    while (text < lines.size() && !is_sentence(frame.line(text)) && !is_dated(frame.line(text))) {
        ++text;
    }
    std::size_t cut = lines.size();
    for (std::size_t i = lines.size(); i > 0; --i) {
        const std::string_view line = frame.line(i - 1);
        if (line.size() < 500 && (m_words.at_begin(line, "tail") != 0 || m_words.in(line, "anywhere") ||
                                  (i > text && m_words.at_begin(line, "ends") != 0))) {
            cut = i - 1;
        } else if (is_sentence(line) || is_dated(line) || lines.size() - i > 60) {
            break;
        }
    }
    lines.resize(cut);
    if (lines.empty()) {
        return;
    }
    base::Span& last = lines.back().span;
    if (last.size() > 3 * k_tail || frame.flattened) {
        const std::string_view line = last.in(frame.text);
        const std::size_t from = line.size() - std::min(k_tail, line.size());
        const std::size_t stop = line.rfind(markers::k_full_stop);
        const std::size_t sentence = std::max(from, stop == std::string_view::npos ? 0 : stop);
        const std::size_t begin = std::max(sentence, sentence + signed_until(line.substr(sentence)));
        std::size_t end = line.size();
        for (const char* kind : {"tail", "ends", "anywhere"}) {
            if (const auto found = m_words.first(line.substr(begin), kind)) {
                end = std::min(end, begin + found->begin);
            }
        }
        last.end = last.begin + static_cast<std::uint32_t>(end);
        last = trimmed(frame.text, last);
    }
}

} // namespace policygraph::structure
