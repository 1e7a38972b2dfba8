// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/lexicon/cue_scanner.hpp>

#include "cited_title.hpp"
#include "organ_names.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Tells the relation to a title from the words around it (data/lexicon/citation_cues.tsv).
class CitationRelations {
public:
    CitationRelations(const lexicon::Lexicon& lexicon, const TitleWords& titles, const OrganNames& names);

    struct Cue {
        Relation relation = Relation::Cites;
        std::size_t begin = 0; ///< in the text given
        std::size_t end = 0;
    };
    /// The cue in `before` that governs a title right behind it: the nearest whose reach no comma ends. `behind`
    /// is what follows the title.
    [[nodiscard]] std::optional<Cue> before(std::string_view before, std::string_view behind) const;
    /// The cue behind a title: 《…》同时废止, 对《…》进行修订.
    [[nodiscard]] std::optional<Relation> behind(std::string_view behind) const;

private:
    struct Entry {
        Relation relation{};
        bool before = false;
        bool touching = false;
        bool behind = false;
    };
    [[nodiscard]] bool made_before(std::string_view before, std::size_t cue_begin, std::string_view gap,
                                   bool makes) const;

    std::size_t m_longest = 0; // bytes of a cue
    lexicon::CueScanner m_scanner;
    std::vector<Entry> m_entries; // one a cue
    const TitleWords& m_titles;
    const OrganNames& m_names;
};

} // namespace policygraph::extract
