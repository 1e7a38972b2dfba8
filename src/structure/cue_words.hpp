// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/character_set.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/word_trie.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// A list whose second column names the kinds (comma-separated) of each word, asked for in short texts (lines, titles).
class CueWords {
public:
    struct Found {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// `groups` names sets of kinds that are asked for together, as further kinds.
    using Groups = std::map<std::string, std::vector<std::string>>;

    CueWords(const lexicon::Lexicon& lexicon, const std::string& list, const Groups& groups = {});

    /// The first word of the kind in `text`, the longest at its place.
    [[nodiscard]] std::optional<Found> first(std::string_view text, std::string_view kind) const;
    /// The last word of the kind in `text`.
    [[nodiscard]] std::optional<Found> last(std::string_view text, std::string_view kind) const;
    [[nodiscard]] bool in(std::string_view text, std::string_view kind) const { return first(text, kind).has_value(); }
    /// The longest word of the kind that `text` ends (begins) with; its size, or 0.
    [[nodiscard]] std::size_t at_end(std::string_view text, std::string_view kind) const;
    [[nodiscard]] std::size_t at_begin(std::string_view text, std::string_view kind) const;

private:
    struct Kind {
        std::string name;
        base::CharacterSet beginnings; ///< the first characters of its words
        lexicon::WordTrie prefixes;
        lexicon::WordTrie suffixes;
    };

    [[nodiscard]] const Kind& of(std::string_view kind) const;

    std::vector<Kind> m_kinds; // few: asked for by name, one after the other
    std::string m_list;
};

} // namespace policygraph::structure
