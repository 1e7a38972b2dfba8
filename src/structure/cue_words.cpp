// SPDX-License-Identifier: Apache-2.0
#include "structure/cue_words.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>

namespace policygraph::structure {

CueWords::CueWords(const lexicon::Lexicon& lexicon, const std::string& list)
    : m_list((lexicon.data() / "lexicon" / (list + ".tsv")).string()) {
    for (const lexicon::Word& word : lexicon.list(list).words()) {
        const std::string& kinds = word.columns.front();
        for (std::size_t begin = 0; begin < kinds.size();) {
            const std::size_t end = std::min(kinds.find(',', begin), kinds.size());
            m_words[kinds.substr(begin, end - begin)].push_back(word.text);
            begin = end + 1;
        }
    }
    for (auto& [kind, words] : m_words) {
        std::stable_sort(words.begin(), words.end(),
                         [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    }
}

const std::vector<std::string>& CueWords::of(const std::string& kind) const {
    const auto found = m_words.find(kind);
    if (found == m_words.end()) {
        throw base::DataError(m_list, 0, 0, "has no word of the kind \"" + kind + "\"");
    }
    return found->second;
}

std::optional<CueWords::Found> CueWords::first(std::string_view text, const std::string& kind) const {
    std::optional<Found> best;
    for (const std::string& word : of(kind)) {
        const std::size_t at = text.find(word);
        if (at != std::string_view::npos && (!best || at < best->begin)) {
            best = Found{at, at + word.size()};
        }
    }
    return best;
}

std::optional<CueWords::Found> CueWords::last(std::string_view text, const std::string& kind) const {
    std::optional<Found> best;
    for (const std::string& word : of(kind)) {
        const std::size_t at = text.rfind(word);
        if (at != std::string_view::npos && (!best || at + word.size() > best->end)) {
            best = Found{at, at + word.size()};
        }
    }
    return best;
}

std::size_t CueWords::at_end(std::string_view text, const std::string& kind) const {
    for (const std::string& word : of(kind)) {
        if (text.ends_with(word)) {
            return word.size();
        }
    }
    return 0;
}

std::size_t CueWords::at_begin(std::string_view text, const std::string& kind) const {
    for (const std::string& word : of(kind)) {
        if (text.starts_with(word)) {
            return word.size();
        }
    }
    return 0;
}

} // namespace policygraph::structure
