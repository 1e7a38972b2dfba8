// SPDX-License-Identifier: Apache-2.0
#include "structure/cue_words.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace policygraph::structure {

CueWords::CueWords(const lexicon::Lexicon& lexicon, const std::string& list, const Groups& groups)
    : m_list((lexicon.data() / "lexicon" / (list + ".tsv")).string()) {
    std::map<std::string, std::vector<std::pair<std::string_view, std::uint32_t>>> words;
    for (const lexicon::Word& word : lexicon.list(list).words()) {
        const std::string& kinds = word.columns.front();
        for (std::size_t begin = 0; begin < kinds.size();) {
            const std::size_t end = std::min(kinds.find(',', begin), kinds.size());
            words[kinds.substr(begin, end - begin)].emplace_back(word.text, 0);
            begin = end + 1;
        }
    }
    for (const auto& [group, kinds] : groups) {
        auto& of_group = words[group];
        for (const std::string& kind : kinds) {
            of_group.insert(of_group.end(), words[kind].begin(), words[kind].end());
        }
        std::sort(of_group.begin(), of_group.end()); // a word may be of several kinds
        of_group.erase(std::unique(of_group.begin(), of_group.end()), of_group.end());
    }
    for (const auto& [kind, of_kind] : words) {
        Kind made{kind,
                  {},
                  {of_kind, lexicon::WordTrie::Direction::Forward},
                  {of_kind, lexicon::WordTrie::Direction::Backward}};
        for (const auto& [word, value] : of_kind) {
            made.beginnings.add(base::code_point(word, 0));
        }
        m_kinds.push_back(std::move(made));
    }
}

const CueWords::Kind& CueWords::of(std::string_view kind) const {
    const auto found =
        std::find_if(m_kinds.begin(), m_kinds.end(), [&](const Kind& each) { return each.name == kind; });
    if (found == m_kinds.end()) {
        throw base::DataError(m_list, 0, 0, "has no word of the kind \"" + std::string(kind) + "\"");
    }
    return *found;
}

std::optional<CueWords::Found> CueWords::first(std::string_view text, std::string_view kind) const {
    const Kind& cues = of(kind);
    for (std::size_t at = cues.beginnings.next(text, 0); at < text.size();
         at = cues.beginnings.next(text, at + base::utf8_length(text[at]))) {
        if (const auto match = cues.prefixes.longest_prefix(text.substr(at))) {
            return Found{at, at + match.size};
        }
    }
    return std::nullopt;
}

std::optional<CueWords::Found> CueWords::last(std::string_view text, std::string_view kind) const {
    const lexicon::WordTrie& cues = of(kind).prefixes;
    std::optional<Found> best;
    cues.each_place(text, [&](std::size_t at) {
        const auto match = cues.longest_prefix_here(text.substr(at));
        if (match && (!best || at + match.size > best->end)) {
            best = Found{at, at + match.size};
        }
    });
    return best;
}

std::size_t CueWords::at_end(std::string_view text, std::string_view kind) const {
    return of(kind).suffixes.longest_suffix(text).size;
}

std::size_t CueWords::at_begin(std::string_view text, std::string_view kind) const {
    return of(kind).prefixes.longest_prefix(text).size;
}

} // namespace policygraph::structure
