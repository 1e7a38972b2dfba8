// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

namespace policygraph::structure {

/// Knows the page furniture of web copies: navigation, share buttons, site footers (data/lexicon/furniture.tsv).
class Furniture {
public:
    explicit Furniture(const lexicon::Lexicon& lexicon) : m_words(lexicon, "furniture") {}

    /// Takes furniture off the end of the lines; a giant last line is shortened. What stands twice is read once.
    void cut_tail(Frame& frame) const;
    /// Whether a line before the title is navigation.
    [[nodiscard]] bool is_head(std::string_view line) const;

private:
    CueWords m_words;
};

} // namespace policygraph::structure
