// SPDX-License-Identifier: Apache-2.0
#include "owner_words.hpp"

#include "markers.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::extract {

namespace {

constexpr std::array k_class_names{"label.responsible",
                                   "label.lead",
                                   "label.participant",
                                   "label.implement",
                                   "label.person",
                                   "label.time",
                                   "label.other",
                                   "verb.lead",
                                   "verb.responsible",
                                   "verb.participant",
                                   "verb.implement",
                                   "adverb",
                                   "with",
                                   "lead_in",
                                   "lower",
                                   "whole",
                                   "must",
                                   "is",
                                   "founds",
                                   "below",
                                   "first",
                                   "label.host"};

} // namespace

OwnerWords::OwnerWords(const lexicon::Lexicon& lexicon) : m_vetoes(lexicon.list("owner_vetoes")) {
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    for (const lexicon::Word& word : lexicon.list("owner_cues").words()) {
        const auto* name = std::find(k_class_names.begin(), k_class_names.end(), word.columns.at(0));
        if (name == k_class_names.end()) {
            throw base::DataError("owner_cues.tsv", word.line, 0, "\"" + word.columns.at(0) + "\" is no class of cue");
        }
        const auto what = static_cast<Class>(name - k_class_names.begin());
        words.emplace_back(word.text, static_cast<std::uint32_t>(what));
        if (what <= Class::VerbImplement || what == Class::Below || what == Class::First) {
            m_scanner.add(word.text);
            m_class_of_cue.push_back(what);
        }
    }
    m_scanner.compile();
    m_prefixes = lexicon::WordTrie(words, lexicon::WordTrie::Direction::Forward);
    m_suffixes = lexicon::WordTrie(words, lexicon::WordTrie::Direction::Backward);
}

OwnerWords::Match OwnerWords::prefix(std::string_view text, Class first, Class last) const {
    Match found;
    m_prefixes.each_prefix(text, [&](lexicon::WordTrie::Match match) { take(match, first, last, found); });
    return found;
}

OwnerWords::Match OwnerWords::suffix(std::string_view text, Class first, Class last) const {
    Match found;
    m_suffixes.each_suffix(text, [&](lexicon::WordTrie::Match match) { take(match, first, last, found); });
    return found;
}

bool OwnerWords::describes(std::string_view clause) const {
    constexpr std::size_t k_shortest = 6; // bytes of a noun: 人 begins 人才 as well
    for (std::size_t at = clause.find(markers::k_of); at != std::string_view::npos;
         at = clause.find(markers::k_of, at + markers::k_of.size())) {
        const std::string_view rest = clause.substr(at + markers::k_of.size());
        const lexicon::Word* noun = m_vetoes.longest_prefix(rest);
        if (rest.empty() || (noun != nullptr && noun->text.size() >= k_shortest)) {
            return true;
        }
    }
    return false;
}

std::vector<OwnerWords::Hit> OwnerWords::outermost(const std::vector<lexicon::CueScanner::Hit>& found) const {
    std::vector<Hit> hits;
    std::uint32_t covered = 0;
    for (const auto& hit : found) {
        if (hit.end <= covered) {
            continue; // inside a longer word: 牵头 in 牵头单位
        }
        covered = hit.end;
        hits.push_back({hit.begin, hit.end, m_class_of_cue[hit.cue]});
    }
    return hits;
}

} // namespace policygraph::extract
