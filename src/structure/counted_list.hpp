// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

#include <policygraph/structure/outline.hpp>

#include <vector>

namespace policygraph::structure {

/// Finds counted lists whose items have lost their numbers: "八项重点任务" and then just eight headings, each on
/// a line above its text (data/lexicon/counted_things.tsv).
class CountedLists {
public:
    explicit CountedLists(const lexicon::Lexicon& lexicon) : m_words(lexicon, "counted_things") {}

    /// Adds the items of the first list of measures in the part as sections; nothing where none is filled exactly.
    void find(const Frame& frame, base::Span part, int part_index, std::vector<Section>& sections) const;

private:
    struct Announced {
        std::uint32_t count = 0;
        bool measures = false; ///< tasks rather than aims or features
    };
    [[nodiscard]] Announced announced(std::string_view line) const;
    [[nodiscard]] bool is_heading(const Frame& frame, std::size_t line) const;

    CueWords m_words;
};

} // namespace policygraph::structure
