// SPDX-License-Identifier: Apache-2.0
#include "structure/counted_list.hpp"

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_announcement = 120; // bytes: a heading or a short sentence
constexpr std::size_t k_most_heading = 78;       // bytes: 26 characters
constexpr std::size_t k_least_heading = 12;      // bytes
constexpr std::uint32_t k_most_items = 30;

} // namespace

// "八项重点任务", "十大工程": a number of three to thirty, a counter, what is counted.
CountedLists::Announced CountedLists::announced(std::string_view line) const {
    if (line.size() > k_most_announcement) {
        return {};
    }
    for (std::size_t at = 0; at < line.size(); at += base::utf8_length(line[at])) {
        auto number = read_arabic(line, at);
        number = number ? number : read_chinese(line, at);
        if (!number || number->value < 3 || number->value > k_most_items) {
            continue;
        }
        const std::size_t counter = m_words.at_begin(line.substr(number->end), "counter");
        if (counter == 0) {
            continue;
        }
        const std::string_view thing = line.substr(number->end + counter);
        for (const char* kind : {"measure", "other"}) {
            if (const auto found = m_words.first(thing, kind); found && found->begin <= 18) {
                return {number->value, std::string_view(kind) == "measure"};
            }
        }
    }
    return {};
}

// A short line without marks above a longer one.
bool CountedLists::is_heading(const Frame& frame, std::size_t line) const {
    const std::string_view text = frame.line(line);
    if (text.size() < k_least_heading || text.size() > k_most_heading || line + 1 >= frame.lines.size() ||
        text.find(markers::k_full_stop) != std::string_view::npos || text.find(':') != std::string_view::npos ||
        text.find(';') != std::string_view::npos) {
        return false;
    }
    const std::string_view below = frame.line(line + 1);
    return below.size() > text.size() && below.find(markers::k_full_stop) != std::string_view::npos;
}

void CountedLists::find(const Frame& frame, base::Span part, int part_index, std::vector<Section>& sections) const {
    const LineRange range = lines_in(frame, part);
    for (std::size_t i = range.first; i < range.last; ++i) {
        const Announced list = announced(frame.line(i));
        if (!list.measures) {
            continue;
        }
        std::vector<std::size_t> headings;
        for (std::size_t line = i + 1; line < range.last; ++line) {
            if (announced(frame.line(line)).count != 0 && frame.line(line).size() <= k_most_heading) {
                break; // the next list
            }
            if (is_heading(frame, line)) {
                headings.push_back(line);
            }
        }
        // The announcement's own second line is no item.
        if (headings.size() == list.count + 1 && headings.front() == i + 1) {
            headings.erase(headings.begin());
        }
        if (headings.size() != list.count) {
            continue;
        }
        for (std::size_t item = 0; item < headings.size(); ++item) {
            Section section;
            section.numbering = Numbering::Unnumbered;
            section.number = static_cast<std::uint32_t>(item + 1);
            section.printed = section.number;
            section.role = Role::Tasks;
            section.part = part_index;
            section.heading = frame.lines[headings[item]].span;
            section.label = {section.heading.begin, section.heading.begin};
            sections.push_back(section);
        }
        return;
    }
}

} // namespace policygraph::structure
