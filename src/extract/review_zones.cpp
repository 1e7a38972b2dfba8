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

/// Tells paragraphs in which a numbered chapter with a heading begins; asked in the order of the text.
class Chapters {
public:
    explicit Chapters(const Context& context)
        : m_next(context.outline.sections.begin()), m_end(context.outline.sections.end()) {}
    bool begins_in(base::Span paragraph) {
        while (m_next != m_end && (m_next->depth != 0 || m_next->whole.begin < paragraph.begin)) {
            ++m_next;
        }
        return m_next != m_end && paragraph.contains(m_next->whole.begin) && !m_next->heading.empty();
    }

private:
    std::vector<structure::Section>::const_iterator m_next;
    std::vector<structure::Section>::const_iterator m_end;
};

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
    Chapters chapters(context);
    for (const base::Span paragraph : layout.paragraphs()) {
        const std::string_view all = paragraph.in(text);
        if (all.find_first_not_of(' ') == std::string_view::npos) {
            continue;
        }
        constexpr std::size_t k_widest = 4; // bytes of a character
        const bool heading = all.size() <= k_heading * k_widest && base::count_characters(all) <= k_heading &&
                             all.find(markers::k_full_stop) == std::string_view::npos;
        const std::string_view opening = heading ? all : all.substr(0, k_opening);
        if (heading && paragraph.begin < first_stop) { // a title that the header did not find
            const ClassedWords::Match last = words.suffix(all.substr(0, all.find_last_not_of(' ') + 1));
            whole = whole || (last && last.what == review);
        }
        // In a part of aims 成效显著 tells what is to be.
        const unsigned told = words.classes_in(opening);
        const bool back = (told >> review & 1U) != 0 && !context.stands_in(structure::Role::Aims, paragraph.begin);
        const bool ahead = (told >> outlook & 1U) != 0;
        const bool numbered = chapters.begins_in(paragraph);
        if (back != ahead) {
            in = back;
        } else if (!whole && numbered) {
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
