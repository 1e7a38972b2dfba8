// SPDX-License-Identifier: Apache-2.0
#include "structure/headings.hpp"

#include "structure/lines.hpp"
#include "structure/markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <string>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_longest_heading = 40;  // characters (GUIDE, tasks.title)
constexpr std::size_t k_longest_compound = 26; // of a heading of several clauses that a sentence ends

/// The marks of a sentence that a heading may end at, outside brackets and quotes; 0 where there is none.
struct Marks {
    std::uint32_t stop = 0;
    std::uint32_t colon = 0;
    std::uint32_t comma = 0;
    std::uint32_t blank = 0;
};

bool opens(char32_t code) {
    return code == U'(' || code == U'《' || code == U'“' || code == U'〈' || code == U'‘' || code == U'〔';
}

bool closes(char32_t code) {
    return code == U')' || code == U'》' || code == U'”' || code == U'〉' || code == U'’' || code == U'〕';
}

Marks find_marks(std::string_view text, base::Span own) {
    Marks marks;
    int depth = 0;
    for (std::uint32_t at = own.begin; at < own.end; at += static_cast<std::uint32_t>(base::utf8_length(text[at]))) {
        const char32_t code = base::code_point(text, at);
        if (opens(code)) {
            ++depth;
        } else if (closes(code)) {
            depth = std::max(0, depth - 1);
        } else if (code == U'。' || code == U'!') {
            marks.stop = at;
            break; // even inside a bracket: nothing of a heading goes on behind it
        } else if (depth > 0) {
            continue;
        } else if (code == U':' && marks.colon == 0) {
            marks.colon = at;
        } else if ((code == U',' || code == U';') && marks.comma == 0) {
            marks.comma = at;
        } else if (code == U' ' && marks.blank == 0) {
            marks.blank = at;
        }
    }
    return marks;
}

std::size_t characters(std::string_view text, base::Span span) {
    return base::count_characters(span.in(text));
}

// (牵头单位:…) behind a heading is no part of it; (试行) is.
base::Span without_clause(std::string_view text, base::Span heading) {
    if (heading.empty() || text[heading.end - 1] != ')') {
        return heading;
    }
    const std::size_t open = heading.in(text).rfind('(');
    if (open == std::string_view::npos || open < 6) {
        return heading;
    }
    const std::string_view inner = heading.in(text).substr(open);
    constexpr std::size_t k_levels = 8; // characters: …的市(地、州、盟)
    const bool list =
        inner.find(markers::k_enumeration) != std::string_view::npos && base::count_characters(inner) > k_levels;
    if (inner.find(':') == std::string_view::npos && !list && base::count_characters(inner) < 12) {
        return heading;
    }
    return trimmed(text, {heading.begin, heading.begin + static_cast<std::uint32_t>(open)});
}

base::Span without_marks(std::string_view text, base::Span heading) {
    heading = trimmed(text, heading);
    while (!heading.empty()) {
        const char last = text[heading.end - 1];
        if (last != ':' && last != ';' && last != ',' && last != '.' && last != ' ' && last != '*') {
            break;
        }
        --heading.end;
    }
    return heading;
}

// ** of what is printed bold in Markdown is no part of it, and no mark in what follows stands before it.
base::Span without_stars(std::string_view text, base::Span own) {
    own = trimmed(text, own);
    while (!own.empty() && text[own.begin] == '*') {
        ++own.begin;
        own = trimmed(text, own);
    }
    return own;
}

} // namespace

base::Span heading_in(std::string_view text, base::Span own, bool text_below) {
    own = without_stars(text, own);
    const Marks marks = find_marks(text, own);
    base::Span sentence = own;
    if (marks.stop != 0) {
        sentence.end = marks.stop;
    }
    sentence = without_clause(text, without_marks(text, sentence));
    const bool colon = marks.colon != 0 && marks.colon + 1 < sentence.end &&
                       (marks.comma == 0 || marks.colon < marks.comma) &&
                       characters(text, {own.begin, marks.colon}) <= k_longest_heading;
    if (colon) {
        return without_marks(text, {own.begin, marks.colon});
    }
    const std::size_t length = characters(text, sentence);
    // Alone on its line, with the text below it, a sentence is a heading whatever its length.
    const bool alone = text_below && marks.stop != 0 && marks.stop + markers::k_full_stop.size() >= own.end;
    const bool line = marks.stop == 0 || alone;
    const bool item = own.in(text).ends_with(';') && marks.comma != 0; // (一)编制目录,建立机制; is no heading
    if (!item && length <= (line || marks.comma == 0 ? k_longest_heading : k_longest_compound)) {
        return sentence;
    }
    base::Span clause = sentence;
    if (marks.blank != 0 && characters(text, {own.begin, marks.blank}) <= k_longest_heading &&
        (marks.comma == 0 || marks.blank < marks.comma)) {
        clause.end = marks.blank;
    } else if (marks.comma != 0 && marks.comma < sentence.end) {
        clause.end = marks.comma;
    }
    return without_clause(text, without_marks(text, clause));
}

SectionRoles::SectionRoles(const lexicon::Lexicon& lexicon) : m_words(lexicon.list("section_roles")) {
    const auto& words = m_words.words();
    for (const lexicon::Word& word : words) {
        const std::string& name = word.columns.front();
        Role role = Role::Unknown;
        for (const auto& [known, value] : {std::pair("tasks", Role::Tasks), std::pair("safeguards", Role::Safeguards),
                                           std::pair("aims", Role::Aims), std::pair("principles", Role::Principles),
                                           std::pair("stages", Role::Stages), std::pair("general", Role::General)}) {
            if (name == known) {
                role = value;
            }
        }
        if (role == Role::Unknown) {
            throw base::DataError((lexicon.data() / "lexicon/section_roles.tsv").string(), word.line, 2,
                                  "\"" + name + "\" is no role");
        }
        m_roles.push_back(role);
    }
}

SectionRoles::Match SectionRoles::match(std::string_view heading, bool inner) const {
    if (const lexicon::Word* whole = m_words.find(heading)) {
        return {role_of(*whole), true};
    }
    if (inner) {
        return {};
    }
    const lexicon::Word* prefix = m_words.longest_prefix(heading);
    if (prefix != nullptr) {
        const char32_t next = base::code_point(heading, prefix->text.size());
        const bool joined = markers::k_joins.find(next) != std::u32string_view::npos;
        if (joined || (prefix->text.size() >= k_least_heading && heading.size() >= k_glued)) {
            return {role_of(*prefix), false};
        }
    }
    const lexicon::Word* suffix = m_words.longest_suffix(heading);
    if (suffix != nullptr && !suffix->columns[1].empty()) {
        return {role_of(*suffix), false};
    }
    return {};
}

void SectionRoles::set(std::string_view text, std::vector<Section>& sections) const {
    constexpr std::size_t k_spaced = 15; // bytes of a heading that is printed with blanks to fill its line
    for (Section& section : sections) {
        const Role above = section.parent < 0 ? Role::Unknown : sections[static_cast<std::size_t>(section.parent)].role;
        section.role = section.numbering == Numbering::Unnumbered ? section.role : above;
        // Below a heading that has said it, only a heading that is such a word itself says otherwise: a measure
        // may well be called 强化目标考核.
        std::string heading(section.heading.in(text));
        if (heading.size() <= k_spaced) {
            std::erase(heading, ' '); // 总 则
        }
        const Match found = match(heading, section.leaf && section.depth > 0);
        if (found.role != Role::Unknown && (above == Role::Unknown || found.whole)) {
            section.role = found.role;
        }
    }
}

} // namespace policygraph::structure
