// SPDX-License-Identifier: Apache-2.0
#include "structure/glued_headings.hpp"

#include "structure/markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

// The bytes of the word that the heading should have ended with, 0 where it has not run on. 组织实施 may as well have
// an object (组织实施重大工程): of such words only what the organs are told behind them is surely text. What is said of
// applicants and papers may be one sentence (申报对象须满足…).
std::size_t GluedHeadings::word_end(std::string_view heading) const {
    const SectionRoles::Word word = m_roles.word_at_begin(heading);
    if (word.size < k_least_heading || word.size == heading.size()) {
        return 0;
    }
    const char32_t next = base::code_point(heading, word.size);
    const bool creed = m_words.at_begin(heading.substr(word.size), "creed") != 0;
    const bool told = word.role == Role::Safeguards ? next == markers::k_each || creed : word.role != Role::General;
    const bool digit = next >= U'0' && next <= U'9';
    const bool opens = digit || creed || m_words.at_begin(heading.substr(word.size), "opens") != 0;
    const bool joined = !opens && (!base::is_han(next) || markers::k_joins.find(next) != std::u32string_view::npos);
    return told && !joined && (opens || heading.size() >= k_glued) ? word.size : 0;
}

// Whether the sentence says 要, 应 or the like; 主要 and 应急 do not.
bool GluedHeadings::obliges(std::string_view sentence) const {
    for (std::size_t at = 0; at < sentence.size();) {
        const std::string_view rest = sentence.substr(at);
        const std::size_t shield = m_acts.at_begin(rest, "shield");
        if (shield == 0 && m_acts.at_begin(rest, "must") != 0) {
            return true;
        }
        at += std::max(shield, base::utf8_length(sentence[at]));
    }
    return false;
}

// Where 各级水利部门要… begins behind the heading, 0 where no organs are told anything or a word before governs them
// (加强对各县的指导).
std::size_t GluedHeadings::organs_at(std::string_view heading, std::string_view sentence) const {
    if (m_acts.at_begin(heading, "act") == 0) {
        return 0;
    }
    for (std::size_t at = 0; at < heading.size(); at += base::utf8_length(heading[at])) {
        if (base::code_point(heading, at) != markers::k_each) {
            continue;
        }
        if (m_words.at_begin(heading.substr(at + base::utf8_length(heading[at])), "thing") != 0) {
            return 0;
        }
        const bool governed = m_words.at_end(heading.substr(0, at), "governs") != 0;
        return at >= k_least_heading && !governed && obliges(sentence.substr(at)) ? at : 0;
    }
    return 0;
}

void GluedHeadings::cut(std::string_view text, std::vector<Section>& sections) const {
    std::vector<bool> in_article;
    for (Section& section : sections) {
        in_article.push_back(section.numbering == Numbering::Article ||
                             (section.parent >= 0 && in_article[static_cast<std::size_t>(section.parent)]));
        const base::Span heading = section.heading;
        if (in_article.back() || heading.end >= section.text.end ||
            (text[heading.end] != ',' && text[heading.end] != ';')) {
            continue; // it ends at a stop, not in the middle of a sentence
        }
        std::size_t size = word_end(heading.in(text));
        if (size == 0) {
            const std::string_view rest = text.substr(heading.begin, section.text.end - heading.begin);
            size = organs_at(heading.in(text), rest.substr(0, rest.find(markers::k_full_stop)));
        }
        section.heading.end = size == 0 ? heading.end : heading.begin + static_cast<std::uint32_t>(size);
    }
}

} // namespace policygraph::structure
