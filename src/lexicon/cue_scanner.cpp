// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/cue_scanner.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace policygraph::lexicon {

std::uint32_t CueScanner::add(std::string_view word) {
    m_words.emplace_back(word);
    return static_cast<std::uint32_t>(m_words.size() - 1);
}

void CueScanner::compile() {
    m_same.assign(m_words.size(), WordTrie::k_none);
    std::map<std::string_view, std::uint32_t> last;
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    for (std::uint32_t cue = 0; cue < m_words.size(); ++cue) {
        const auto [known, added] = last.emplace(m_words[cue], cue);
        if (added) {
            words.emplace_back(m_words[cue], cue);
        } else {
            m_same[std::exchange(known->second, cue)] = cue;
        }
    }
    m_trie = WordTrie(std::move(words), WordTrie::Direction::Forward);
}

std::vector<CueScanner::Hit> CueScanner::scan(std::string_view text) const {
    std::vector<Hit> hits;
    m_trie.each_place(text, [&](std::size_t i) {
        const std::size_t before = hits.size();
        m_trie.each_prefix_here(text.substr(i), [&](WordTrie::Match match) {
            hits.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + match.size), match.value});
        });
        if (hits.size() == before) {
            return;
        }
        std::reverse(hits.begin() + static_cast<std::ptrdiff_t>(before), hits.end()); // longest first
        for (std::size_t hit = before; hit < hits.size(); ++hit) {
            if (const std::uint32_t same = m_same[hits[hit].cue]; same != WordTrie::k_none) {
                hits.insert(hits.begin() + static_cast<std::ptrdiff_t>(hit) + 1,
                            {hits[hit].begin, hits[hit].end, same});
            }
        }
    });
    return hits;
}

} // namespace policygraph::lexicon
