// SPDX-License-Identifier: Apache-2.0
#include "review_zones.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <string_view>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_heading = 40;   // characters: a paragraph that may be a heading
constexpr std::uint32_t k_opening = 75; // bytes: where a paragraph says what time it speaks of

/// Where a numbered chapter begins in the paragraph, its heading; else empty.
base::Span chapter(const Context& context, base::Span paragraph) {
    for (const structure::Section& section : context.outline.sections) {
        if (section.depth == 0 && paragraph.contains(section.whole.begin)) {
            return section.heading;
        }
    }
    return {};
}

} // namespace

ReviewZones::ReviewZones(const Context& context, const Layout& layout, const ClassedWords& words) {
    constexpr int review = 0;
    constexpr int outlook = 1;
    const std::string_view text = context.text();
    const structure::Header& header = context.outline.header;
    const ClassedWords::Match ending = header.title ? words.suffix(header.title->value) : ClassedWords::Match{};
    bool whole = ending && ending.what == review;
    bool in = whole;
    const std::size_t first_stop = text.find(markers::k_full_stop);
    for (const base::Span paragraph : layout.paragraphs()) {
        const std::string_view all = paragraph.in(text);
        if (all.find_first_not_of(' ') == std::string_view::npos) {
            continue;
        }
        const bool heading =
            all.find(markers::k_full_stop) == std::string_view::npos && base::count_characters(all) <= k_heading;
        const std::string_view opening = heading ? all : all.substr(0, k_opening);
        if (heading && paragraph.begin < first_stop) { // a title that the header did not find
            const ClassedWords::Match last = words.suffix(all.substr(0, all.find_last_not_of(' ') + 1));
            whole = whole || (last && last.what == review);
        }
        // In a part of aims 成效显著 tells what is to be.
        const bool back = words.contains(opening, review) && !context.stands_in(structure::Role::Aims, paragraph.begin);
        const bool ahead = words.contains(opening, outlook);
        const base::Span numbered = chapter(context, paragraph);
        if (back != ahead) {
            in = back;
        } else if (!whole && !numbered.empty()) {
            in = false;
        }
        if (in) {
            m_zones.push_back(paragraph);
        }
    }
}

bool ReviewZones::contains(std::uint32_t offset) const {
    const auto after = std::upper_bound(m_zones.begin(), m_zones.end(), offset,
                                        [](std::uint32_t value, base::Span zone) { return value < zone.begin; });
    return after != m_zones.begin() && std::prev(after)->contains(offset);
}

} // namespace policygraph::extract
