// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/cue_scanner.hpp>

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::lexicon {

namespace {

// The first two bytes of a word are its bucket: a word of one byte falls into the bucket (byte, 0).
std::uint32_t bucket(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0U;
    };
    return byte(offset) << 8U | (byte(offset) < 0x80 ? 0U : byte(offset + 1));
}

} // namespace

std::uint32_t CueScanner::add(std::string_view word) {
    const auto cue = static_cast<std::uint32_t>(m_entries.size());
    m_entries.push_back({std::string(word), cue});
    return cue;
}

void CueScanner::compile() {
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        const std::uint32_t x = bucket(a.word, 0);
        const std::uint32_t y = bucket(b.word, 0);
        return x != y ? x < y : a.word.size() > b.word.size();
    });
    m_first.assign(65537, 0);
    for (const Entry& entry : m_entries) {
        ++m_first[bucket(entry.word, 0) + 1];
    }
    for (std::size_t i = 1; i < m_first.size(); ++i) {
        m_first[i] += m_first[i - 1];
    }
}

std::vector<CueScanner::Hit> CueScanner::scan(std::string_view text) const {
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < text.size(); i += base::utf8_length(text[i])) {
        const std::uint32_t key = bucket(text, i);
        for (std::uint32_t entry = m_first[key]; entry != m_first[key + 1]; ++entry) {
            const Entry& candidate = m_entries[entry];
            if (text.compare(i, candidate.word.size(), candidate.word) == 0) {
                hits.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + candidate.word.size()),
                                candidate.cue});
            }
        }
    }
    return hits;
}

} // namespace policygraph::lexicon
