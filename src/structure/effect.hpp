// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"

#include <policygraph/structure/outline.hpp>

#include <optional>
#include <string_view>

namespace policygraph::structure {

/// From when and until when a document is in force, by its own words (data/lexicon/effect_words.tsv).
class EffectReader {
public:
    struct Effect {
        std::optional<Found> effective;
        std::optional<Found> expires;
    };

    explicit EffectReader(const lexicon::Lexicon& lexicon)
        : m_words(lexicon, "effect_words", {{"any", {"start", "until", "term"}}}) {}

    /// Reads the span; `signed_on` is the ISO date of signing, or empty.
    [[nodiscard]] Effect read(std::string_view text, base::Span span, const std::string& signed_on) const;

private:
    void read_sentence(std::string_view text, base::Span sentence, const std::string& signed_on, Effect& effect) const;
    [[nodiscard]] std::optional<Found> term_end(std::string_view text, base::Span sentence,
                                                const std::optional<Found>& effective) const;

    CueWords m_words;
};

} // namespace policygraph::structure
