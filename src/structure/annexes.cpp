// SPDX-License-Identifier: Apache-2.0
#include "structure/annexes.hpp"

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_title = 180;       // bytes
constexpr std::uint32_t k_least_remainder = 90; // bytes below a signature that are more than a remark

// "附件", "附件1", "附件 2:", "附件3 某某表"; not "附件:1.某某表", the list of annexes.
bool begins_annex(std::string_view line, const CueWords& cues) {
    std::size_t at = cues.at_begin(line, "annex_head");
    if (at == 0 || line.size() > k_most_title) {
        return false;
    }
    const auto blank = [&] {
        while (at < line.size() && line[at] == ' ') {
            ++at;
        }
    };
    blank();
    auto number = read_arabic(line, at);
    number = number ? number : read_chinese(line, at);
    if (number) {
        at = number->end;
    }
    const bool spaced = at < line.size() && line[at] == ' ';
    blank();
    if (at < line.size() && line[at] == ':') {
        ++at;
        blank();
        return at == line.size();
    }
    return at == line.size() || (number && spaced);
}

base::Span title_of(const Frame& frame, std::size_t line) {
    if (line + 1 < frame.lines.size()) {
        const std::string_view below = frame.line(line + 1);
        if (below.size() <= k_most_title && below.find(markers::k_full_stop) == std::string_view::npos &&
            !read_label(below, 0)) {
            return frame.lines[line + 1].span;
        }
    }
    return {};
}

} // namespace

void split_annexes(const Frame& frame, const CueWords& cues, std::uint32_t signed_until, Outline& outline) {
    if (outline.parts.empty()) {
        return;
    }
    const base::Span whole = outline.parts.back().span;
    std::vector<Part> annexes;
    for (std::size_t i = 0; i < frame.lines.size(); ++i) {
        const base::Span line = frame.lines[i].span;
        if (line.begin <= whole.begin || line.begin >= whole.end) {
            continue;
        }
        const bool headed = begins_annex(line.in(frame.text), cues);
        const bool below = annexes.empty() && signed_until > whole.begin && line.begin >= signed_until &&
                           whole.end - line.begin >= k_least_remainder && line.in(frame.text).front() != '(' &&
                           cues.at_begin(line.in(frame.text), "annex") == 0;
        if (headed || below) {
            annexes.push_back({Part::Kind::Annex, {line.begin, whole.end}, headed ? title_of(frame, i) : base::Span{}});
        }
    }
    for (std::size_t i = 0; i < annexes.size(); ++i) {
        if (i + 1 < annexes.size()) {
            annexes[i].span.end = annexes[i + 1].span.begin;
        }
    }
    if (!annexes.empty()) {
        outline.parts.back().span.end = annexes.front().span.begin;
        outline.parts.insert(outline.parts.end(), annexes.begin(), annexes.end());
    }
}

} // namespace policygraph::structure
