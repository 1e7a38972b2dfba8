// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/structure/outline.hpp>

#include <string_view>
#include <vector>

namespace policygraph::structure {

/// The heading that begins in `own`, the stretch from a label's end to the line's or the section's end:
/// up to the first full stop or the line's end where that is a heading (at most 40 characters), the words before a
/// colon, else the first clause. `text_below`: the section goes on in further lines.
[[nodiscard]] base::Span heading_in(std::string_view text, base::Span own, bool text_below = false);

constexpr std::size_t k_least_heading = 12; ///< bytes: four characters, a shorter word begins and ends many headings
constexpr std::size_t k_glued = 42;         ///< bytes from which a heading has run into its text

/// What sections are for, by the words of their headings (data/lexicon/section_roles.tsv).
class SectionRoles {
public:
    explicit SectionRoles(const lexicon::Lexicon& lexicon);

    /// Sets the role of every section: its own heading's, else its parent's.
    void set(std::string_view text, std::vector<Section>& sections) const;
    /// The longest of those words that the heading begins with; its size, 0 where there is none, and its role.
    struct Word {
        std::size_t size = 0;
        Role role = Role::Unknown;
    };
    [[nodiscard]] Word word_at_begin(std::string_view heading) const {
        const lexicon::Word* word = m_words.longest_prefix(heading);
        return word == nullptr ? Word{} : Word{word->text.size(), role_of(*word)};
    }

private:
    struct Match {
        Role role = Role::Unknown;
        bool whole = false; ///< the heading is the word
    };
    /// `inner`: of a leaf below others, which only a heading that is the word itself tells.
    [[nodiscard]] Match match(std::string_view heading, bool inner) const;

    [[nodiscard]] Role role_of(const lexicon::Word& word) const {
        return m_roles[static_cast<std::size_t>(&word - m_words.words().data())];
    }

    const lexicon::WordList& m_words;
    std::vector<Role> m_roles; // one a word
};

} // namespace policygraph::structure
