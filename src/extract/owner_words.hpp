// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/cue_scanner.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// The words of data/lexicon/owner_cues.tsv with their classes.
class OwnerWords {
public:
    enum class Class : std::uint8_t {
        LabelResponsible,
        LabelLead,
        LabelParticipant,
        LabelImplement,
        LabelPerson,
        LabelTime,
        LabelOther,
        VerbLead,
        VerbResponsible,
        VerbParticipant,
        VerbImplement,
        Adverb,
        With,
        LeadIn,
        Lower,
        Whole,
        Must,
        Is,
        Founds,
        Below,
        First,
        LabelHost,
    };
    struct Match {
        std::size_t size = 0; ///< bytes; 0: no word
        Class what = Class::Adverb;
        [[nodiscard]] explicit operator bool() const { return size != 0; }
    };
    struct Hit {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        Class what = Class::Adverb;
    };

    explicit OwnerWords(const lexicon::Lexicon& lexicon);

    /// The longest word of the classes [first, last] that the text begins or ends with.
    [[nodiscard]] Match prefix(std::string_view text, Class first, Class last) const;
    [[nodiscard]] Match suffix(std::string_view text, Class first, Class last) const;
    /// Labels, verbs and the words of global rules, in the order of the text.
    [[nodiscard]] std::vector<Hit> scan(std::string_view text) const { return outermost(m_scanner.scan(text)); }
    /// The same from what the scanner found.
    [[nodiscard]] std::vector<Hit> outermost(const std::vector<lexicon::CueScanner::Hit>& found) const;
    [[nodiscard]] const lexicon::CueScanner& scanner() const { return m_scanner; }
    /// True where what follows a verb makes no clause of it (负责解释, 负责人).
    [[nodiscard]] bool vetoed(std::string_view after) const { return m_vetoes.longest_prefix(after) != nullptr; }
    /// True where the clause that follows a verb only describes something: 负责施工的, 负责审核的机构.
    [[nodiscard]] bool describes(std::string_view clause) const;

    [[nodiscard]] static bool is_label(Class c) { return c <= Class::LabelOther; }
    [[nodiscard]] static bool is_verb(Class c) { return c >= Class::VerbLead && c <= Class::VerbImplement; }

private:
    static void take(lexicon::WordTrie::Match match, Class first, Class last, Match& found) {
        if (const auto what = static_cast<Class>(match.value); what >= first && what <= last) {
            found = {match.size, what};
        }
    }

    lexicon::WordTrie m_prefixes; // of classes
    lexicon::WordTrie m_suffixes;
    const lexicon::WordList& m_vetoes;
    lexicon::CueScanner m_scanner;
    std::vector<Class> m_class_of_cue;
};

} // namespace policygraph::extract
