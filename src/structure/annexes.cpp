// SPDX-License-Identifier: Apache-2.0
#include "structure/annexes.hpp"

#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_title = 180;       // bytes
constexpr std::uint32_t k_least_remainder = 90; // bytes below a signature that are more than a remark

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

// The title that runs into its text: 桥梁建设方案为方便群众出行,制定本方案. Its bytes, 0 where there is none.
std::size_t title_run_into_text(std::string_view sentence, const TitleReader& titles) {
    for (std::size_t at = 0; at < std::min(sentence.size(), k_most_title); at += base::utf8_length(sentence[at])) {
        if (titles.cues().at_begin(sentence.substr(at), "preamble") != 0 && titles.is_title(sentence.substr(0, at))) {
            return at;
        }
    }
    return 0;
}

std::size_t behind_last_stop(std::string_view text) {
    const std::size_t stop = text.rfind(markers::k_full_stop);
    return stop == std::string_view::npos ? 0 : stop + markers::k_full_stop.size();
}

// In a copy without line ends the title stands between the last sentence and the first number (…按期交工。附件2桥梁建设
// 方案一、…) or before the one that leads to it (…按期交工。桥梁建设方案为…,制定本方案。一、…). Sets where the part
// begins, and its title.
void read_glued_title(const Frame& frame, const TitleReader& titles, base::Span line, Part& part) {
    const std::string_view before = frame.text.substr(line.begin, part.span.begin - line.begin);
    std::size_t from = behind_last_stop(before);
    std::string_view title = before.substr(from);
    const auto at = [&](std::size_t offset) { return line.begin + static_cast<std::uint32_t>(offset); };
    if (title.empty() && from > 0) {
        const std::string_view sentence = before.substr(0, from - markers::k_full_stop.size());
        from = behind_last_stop(sentence);
        const std::size_t size = title_run_into_text(sentence.substr(from), titles);
        if (size != 0) {
            part.title = {at(from), at(from + size)};
            part.span.begin = at(from);
        }
        return;
    }
    const std::size_t annex = titles.cues().at_begin(title, "annex_head");
    const auto number = annex == 0 ? std::nullopt : read_arabic(title, annex);
    const std::size_t head = number ? number->end : annex;
    title.remove_prefix(head);
    if (title.size() <= k_most_title && (annex != 0 || titles.is_title(title))) {
        part.title = trimmed(frame.text, {at(from + head), part.span.begin});
        part.span.begin = at(from);
    }
}

} // namespace

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
            const bool named =
                !headed && i > 0 && cues.at_begin(frame.line(i - 1), "annex") != 0; // "附件:某某名单" above
            annexes.push_back({Part::Kind::Annex,
                               {line.begin, whole.end},
                               headed  ? title_of(frame, i)
                               : named ? frame.lines[i - 1].span
                                       : title_of(frame, i - 1)});
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

bool split_at_restarts(const Frame& frame, const TitleReader& titles, std::size_t part, std::size_t first_section,
                       Outline& outline) {
    const Numbering style = outline.sections[first_section].numbering;
    if (style != Numbering::Part && style != Numbering::Chapter && style != Numbering::Article) {
        return false;
    }
    std::vector<Part> rest;
    std::uint32_t last = 0;
    std::size_t line = 0;
    const std::uint32_t end = outline.parts[part].span.end;
    for (std::size_t i = first_section; i < outline.sections.size(); ++i) {
        const Section& section = outline.sections[i];
        if (section.parent >= 0 || section.numbering != style) {
            continue;
        }
        if (section.number == 1 && last >= 2) {
            while (line + 1 < frame.lines.size() && frame.lines[line + 1].span.begin <= section.label.begin) {
                ++line;
            }
            Part next{Part::Kind::Annex, {section.label.begin, end}, {}};
            for (std::size_t up = line;
                 up > 0 && line - up < 4 && frame.lines[up - 1].span.begin > outline.parts[part].span.begin; --up) {
                if (const auto title = titles.at(frame, up - 1, line)) {
                    next.span.begin = title->span.begin;
                    next.title = title->span;
                    break;
                }
            }
            if (next.title.empty() && frame.lines[line].span.begin < next.span.begin) {
                read_glued_title(frame, titles, frame.lines[line].span, next);
            }
            rest.push_back(next);
        }
        last = section.number;
    }
    if (rest.empty()) {
        return false;
    }
    outline.parts[part].span.end = rest.front().span.begin;
    for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
        rest[i].span.end = rest[i + 1].span.begin;
    }
    outline.parts.insert(outline.parts.begin() + static_cast<std::ptrdiff_t>(part) + 1, rest.begin(), rest.end());
    return true;
}

} // namespace policygraph::structure
