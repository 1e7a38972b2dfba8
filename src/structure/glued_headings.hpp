// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/headings.hpp"

#include <string_view>
#include <vector>

namespace policygraph::structure {

/// Cuts headings that have run into their text, in copies without line ends, where their end is certain:
/// - one that begins with a word that is a heading by itself (section_roles): 总体要求以…为指导,深入贯彻…;
/// - one that begins with a word of work (task_acts) and goes on with what the organs are to do:
/// 加强监管各级水利部门要…. Articles have no such headings.
class GluedHeadings {
public:
    GluedHeadings(const lexicon::Lexicon& lexicon, const SectionRoles& roles)
        : m_roles(roles), m_acts(lexicon, "task_acts"), m_words(lexicon, "glued_headings") {}

    void cut(std::string_view text, std::vector<Section>& sections) const;

private:
    [[nodiscard]] std::size_t word_end(std::string_view heading) const;
    [[nodiscard]] std::size_t organs_at(std::string_view heading, std::string_view sentence) const;
    [[nodiscard]] bool obliges(std::string_view sentence) const;

    const SectionRoles& m_roles;
    CueWords m_acts;
    CueWords m_words;
};

} // namespace policygraph::structure
