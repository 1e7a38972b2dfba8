// SPDX-License-Identifier: Apache-2.0
#include "structure/numbering.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

std::size_t index(Numbering style) {
    return static_cast<std::size_t>(style);
}

// Lists that often stand inside a paragraph: (1) …; (2) …
bool is_inline_style(Numbering style) {
    return style == Numbering::SubItem || style == Numbering::Circled;
}

constexpr int k_most_passed = 24; // labels of the style, less sure or of another number, between one and the next

bool is_ordinal(Numbering style) {
    return style == Numbering::Chapter || style == Numbering::Section || style == Numbering::Article;
}

} // namespace

int Numberer::level_of(Numbering style) const {
    for (std::size_t i = m_stack.size(); i > 0; --i) {
        if (m_stack[i - 1].style == style) {
            return static_cast<int>(i - 1);
        }
    }
    return -1;
}

// Whether the next label of this style in this part has the number and stands at least as surely.
bool Numberer::next_is(const Label& label, std::uint32_t number, Place least) const {
    int passed = 0;
    for (int i = label.next; i >= 0 && passed < k_most_passed; ++passed) {
        const Label& next = m_labels[static_cast<std::size_t>(i)];
        if (next.span.begin >= m_part.end) {
            return false;
        }
        if (next.place <= least) {
            return next.number == number;
        }
        i = next.next;
    }
    return false;
}

// Whether the label and those behind it fill the gap up to the next one of the style at a line's start, or up to the
// end where there is none: 第三条 and 第四条 stand behind full stops, 第五条 at a line's start.
bool Numberer::fills_gap(const Label& label) const {
    std::uint32_t number = label.number;
    int passed = 0; // that are not the next number: references
    for (int i = label.next; i >= 0; i = m_labels[static_cast<std::size_t>(i)].next) {
        const Label& next = m_labels[static_cast<std::size_t>(i)];
        if (next.span.begin >= m_part.end) {
            break;
        }
        if (next.place == Place::LineStart) {
            return next.number == number + 1;
        }
        const bool follows = next.place == Place::AfterStop && next.number == number + 1;
        number += follows ? 1 : 0;
        passed += follows ? 0 : 1;
        if (passed > k_most_passed) {
            return false;
        }
    }
    return true;
}

// Whether the row of the level begins anew in a copy without line ends: the heading between the rows is lost, or a
// second plan follows. The row goes on, and the one before it had more than one number. Glued to a word 1. may be a
// cell of a table.
bool Numberer::restarts(const Label& label, const Level& level) const {
    return m_flattened && label.number == 1 && level.number >= 2 && !is_inline_style(label.style) &&
           !is_ordinal(label.style) && (label.style < Numbering::Item || label.place == Place::AfterStop) &&
           next_is(label, 2, Place::AfterStop);
}

// Whether the label is the level's next one.
bool Numberer::continues(const Label& label, const Level& level) const {
    const std::uint32_t last = level.number;
    if (restarts(label, level)) {
        return true;
    }
    if (label.place == Place::LineStart) {
        if (label.number == last + 1 || label.number == 1) {
            return true; // the next, or the count begins anew under a heading without a number
        }
        if (label.number > last && label.number <= last + 3) {
            return true; // a number was skipped or lost
        }
        // A number printed twice, or a slip that the next label puts right.
        return label.number == last || next_is(label, last + 2, Place::LineStart) ||
               next_is(label, label.number + 1, Place::LineStart);
    }
    if (label.number != last + 1) {
        return m_flattened && label.place == Place::AfterStop && label.number == last + 2 &&
               next_is(label, label.number + 1, Place::AfterStop);
    }
    if (next_is(label, label.number + 1, Place::LineStart) ||
        (is_ordinal(label.style) && label.place == Place::AfterStop && fills_gap(label))) {
        return true; // fills the gap in a row of lines
    }
    const bool inside_row = level.place != Place::LineStart;
    if (label.place == Place::AfterStop) {
        return !is_ordinal(label.style) || m_flattened ? !is_inline_style(label.style) || m_flattened || inside_row
                                                       : false;
    }
    return (m_flattened || inside_row) && !is_ordinal(label.style);
}

// Whether the label, which counts from 1, opens a level of its own.
bool Numberer::may_open(const Label& label) const {
    if (label.place == Place::LineStart) {
        return true;
    }
    if (next_is(label, 2, Place::LineStart)) {
        return true;
    }
    if (is_ordinal(label.style) && !(m_flattened && label.place == Place::AfterStop)) {
        // 第一章总则第一条…。第二条: behind the heading of a chapter in a copy without line ends.
        return label.style == Numbering::Article && next_is(label, 2, Place::AfterStop) &&
               (m_flattened || (label.place == Place::AfterStop && fills_gap(label)));
    }
    if (m_flattened) {
        return label.place == Place::Inside ? next_is(label, 2, Place::AfterMark)
                                            : next_is(label, 2, Place::AfterStop) || next_is(label, 2, Place::Inside);
    }
    return label.place <= Place::AfterMark && !is_inline_style(label.style) && next_is(label, 2, Place::AfterStop);
}

// Whether the label goes on where its style stopped under an earlier parent.
bool Numberer::runs_on(const Label& label) const {
    const std::uint32_t last = m_running[index(label.style)];
    if (label.place == Place::LineStart) {
        return (label.number > last && label.number <= last + 3) || is_ordinal(label.style) ||
               next_is(label, label.number + 1, Place::LineStart);
    }
    if (last == 0 || label.number != last + 1) {
        return false;
    }
    if (is_ordinal(label.style) && !m_flattened) { // 第三章认定程序第九条…, and 第十条 at a line's start
        return fills_gap(label);
    }
    return label.place == Place::AfterStop ? m_flattened || !is_inline_style(label.style)
                                           : m_flattened && next_is(label, label.number + 1, Place::Inside);
}

// 1. … (一) … (二) … 2. … (一): the style that is usually outside stands inside here. The row of the open
// level goes on and the new style then begins anew.
bool Numberer::nests_inversely(const Label& label, const Level& top) const {
    std::size_t i = m_at + 1;
    for (; i < m_labels.size() && m_labels[i].span.begin < m_part.end; ++i) {
        const Label& other = m_labels[i];
        if (other.place > Place::AfterStop) {
            continue;
        }
        if (other.style < label.style) {
            return false;
        }
        if (other.style == top.style) {
            break;
        }
    }
    if (i >= m_labels.size() || m_labels[i].number != top.number + 1) {
        return false;
    }
    for (++i; i < m_labels.size() && m_labels[i].span.begin < m_part.end; ++i) {
        if (m_labels[i].place <= Place::AfterStop && m_labels[i].style == label.style) {
            return m_labels[i].number == 1;
        }
        if (m_labels[i].style < label.style) {
            break;
        }
    }
    return false;
}

void Numberer::close_inner(const Label& label) {
    while (!m_stack.empty() && m_stack.back().style > label.style && !nests_inversely(label, m_stack.back())) {
        m_stack.pop_back();
    }
}

void Numberer::take(const Label& label, std::uint32_t number, std::vector<Section>& sections) {
    Section section;
    section.numbering = label.style;
    section.number = number;
    section.printed = label.number;
    section.parent = m_stack.empty() ? -1 : m_stack.back().section;
    section.depth = static_cast<std::uint8_t>(m_stack.size());
    section.label = label.span;
    section.part = m_part_index;
    if (section.parent >= 0) {
        sections[static_cast<std::size_t>(section.parent)].leaf = false;
    }
    m_stack.push_back({label.style, number, static_cast<int>(sections.size()), label.place});
    m_running[index(label.style)] = number;
    sections.push_back(section);
}

void Numberer::read(base::Span part, int part_index, std::vector<Section>& sections) {
    m_part = part;
    m_part_index = part_index;
    m_stack.clear();
    m_running.fill(0);
    m_at = static_cast<std::size_t>(
        std::lower_bound(m_labels.begin(), m_labels.end(), part.begin,
                         [](const Label& label, std::uint32_t begin) { return label.span.begin < begin; }) -
        m_labels.begin());
    for (; m_at < m_labels.size() && m_labels[m_at].span.begin < part.end; ++m_at) {
        const Label& label = m_labels[m_at];
        const int open = level_of(label.style);
        if (open >= 0) {
            if (continues(label, m_stack[static_cast<std::size_t>(open)])) {
                if (label.number == 1 && !may_open(label)) {
                    continue;
                }
                // A number printed twice is the next one, unless that follows.
                const std::uint32_t last = m_stack[static_cast<std::size_t>(open)].number;
                const bool slip =
                    label.number == last && label.number > 1 && !next_is(label, last + 1, Place::LineStart);
                m_stack.resize(static_cast<std::size_t>(open));
                take(label, slip ? last + 1 : label.number, sections);
            }
        } else if (label.number == 1 ? may_open(label) : runs_on(label)) {
            close_inner(label);
            take(label, label.number, sections);
        }
    }
}

} // namespace policygraph::structure
