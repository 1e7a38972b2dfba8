// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/word_trie.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// The names of places in data/places.tsv, with their short forms, for telling whether a proper name holds one.
class NamePlaces {
public:
    explicit NamePlaces(const lexicon::Lexicon& lexicon);
    /// The bytes of the longest place that the text begins with, 0 where there is none.
    [[nodiscard]] std::size_t prefix(std::string_view text) const;
    [[nodiscard]] bool contains(std::string_view text) const;
    /// The same with the short forms of counties, which are everyday words too: only where a place is expected.
    [[nodiscard]] std::size_t prefix_of_any(std::string_view text) const;
    /// The same with the short forms of the counties of one province only; 0: of none.
    [[nodiscard]] std::size_t prefix_within(std::string_view text, int province) const;
    /// The province (the first two digits of its code) of the place that the text begins with; 0 where none or
    /// several bear that name.
    [[nodiscard]] int province(std::string_view text) const;

private:
    struct Name {
        bool weak = true;             ///< short forms of counties alone
        std::vector<int> provinces{}; ///< of all places of that name
    };
    template <typename Accept>
    [[nodiscard]] std::size_t longest(std::string_view text, Accept accept) const;
    std::vector<Name> m_all;
    lexicon::WordTrie m_names; // values: indexes of m_all
};

} // namespace policygraph::extract
