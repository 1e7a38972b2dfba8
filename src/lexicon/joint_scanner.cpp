// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/joint_scanner.hpp>

#include <map>
#include <utility>

namespace policygraph::lexicon {

JointScanner::JointScanner(const std::vector<const CueScanner*>& scanners) : m_scanners(scanners.size()) {
    std::map<std::string_view, std::vector<Cue>> cues;
    for (std::uint32_t scanner = 0; scanner < scanners.size(); ++scanner) {
        const std::vector<std::string>& words = scanners[scanner]->words();
        for (std::uint32_t cue = 0; cue < words.size(); ++cue) {
            cues[words[cue]].push_back({scanner, cue});
        }
    }
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    m_first.push_back(0);
    for (const auto& [word, of_word] : cues) {
        words.emplace_back(word, static_cast<std::uint32_t>(words.size()));
        m_cues.insert(m_cues.end(), of_word.begin(), of_word.end());
        m_first.push_back(static_cast<std::uint32_t>(m_cues.size()));
    }
    m_trie = WordTrie(std::move(words), WordTrie::Direction::Forward);
}

JointScanner::Hits JointScanner::scan(std::string_view text) const {
    Hits hits(m_scanners);
    std::vector<WordTrie::Match> matches; // at one place
    m_trie.each_place(text, [&](std::size_t place) {
        m_trie.each_prefix_here(text.substr(place), [&](WordTrie::Match match) { matches.push_back(match); });
        const auto begin = static_cast<std::uint32_t>(place);
        for (; !matches.empty(); matches.pop_back()) { // longest first
            const WordTrie::Match match = matches.back();
            for (std::uint32_t i = m_first[match.value]; i < m_first[match.value + 1]; ++i) {
                hits[m_cues[i].scanner].push_back({begin, begin + match.size, m_cues[i].cue});
            }
        }
    });
    return hits;
}

} // namespace policygraph::lexicon
