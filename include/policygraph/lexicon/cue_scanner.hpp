// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/word_trie.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::lexicon {

/// Finds every occurrence of every word of a set in one pass over a text. Longest match at a place
/// first; shorter words that begin at the same place are found too. Linear in the text for short words.
class CueScanner {
public:
    struct Hit {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t cue = 0; ///< the index under which the word was added
        bool operator==(const Hit&) const = default;
    };

    /// Adds a word (non-empty UTF-8) and returns its index: 0, 1, 2, …
    std::uint32_t add(std::string_view word);
    /// To be called once, after the last `add`.
    void compile();
    /// All occurrences in order of (begin, length descending).
    [[nodiscard]] std::vector<Hit> scan(std::string_view text) const;
    /// By cue.
    [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }

private:
    std::vector<std::string> m_words;  // by cue
    WordTrie m_trie;                   // the first cue of a word
    std::vector<std::uint32_t> m_same; // the next cue of the same word, or WordTrie::k_none
};

} // namespace policygraph::lexicon
