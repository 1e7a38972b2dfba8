// SPDX-License-Identifier: Apache-2.0
#include "structure/cue_words.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

// The last two bytes of a character of three bytes, or the only byte of an ASCII one.
std::size_t first_character(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[at + i])) : 0U;
    };
    return byte(0) < 0x80 ? byte(0) : byte(1) << 8U | byte(2);
}

// The longest of the words, which stand longest first, that the text has at the place; its size, or 0.
std::size_t match_at(std::string_view text, std::size_t at, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (text.compare(at, word.size(), word) == 0) {
            return word.size();
        }
    }
    return 0;
}

} // namespace

CueWords::CueWords(const lexicon::Lexicon& lexicon, const std::string& list)
    : m_list((lexicon.data() / "lexicon" / (list + ".tsv")).string()) {
    for (const lexicon::Word& word : lexicon.list(list).words()) {
        const std::string& kinds = word.columns.front();
        for (std::size_t begin = 0; begin < kinds.size();) {
            const std::size_t end = std::min(kinds.find(',', begin), kinds.size());
            Kind& kind = m_kinds[kinds.substr(begin, end - begin)];
            kind.words.push_back(word.text);
            std::uint16_t& row = kind.row[first_character(word.text, 0)];
            if (row == 0) {
                row = static_cast<std::uint16_t>(kind.rows.size());
                kind.rows.emplace_back();
            }
            kind.rows[row].push_back(word.text);
            begin = end + 1;
        }
    }
    for (auto& [name, kind] : m_kinds) {
        const auto longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
        std::stable_sort(kind.words.begin(), kind.words.end(), longer);
        for (auto& row : kind.rows) {
            std::stable_sort(row.begin(), row.end(), longer);
        }
    }
}

const CueWords::Kind& CueWords::of(std::string_view kind) const {
    const auto found = m_kinds.find(kind);
    if (found == m_kinds.end()) {
        throw base::DataError(m_list, 0, 0, "has no word of the kind \"" + std::string(kind) + "\"");
    }
    return found->second;
}

std::optional<CueWords::Found> CueWords::first(std::string_view text, std::string_view kind) const {
    const Kind& cues = of(kind);
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text[at])) {
        if (const std::uint16_t row = cues.row[first_character(text, at)]; row != 0) {
            if (const std::size_t size = match_at(text, at, cues.rows[row]); size != 0) {
                return Found{at, at + size};
            }
        }
    }
    return std::nullopt;
}

std::optional<CueWords::Found> CueWords::last(std::string_view text, std::string_view kind) const {
    const Kind& cues = of(kind);
    std::optional<Found> best;
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text[at])) {
        const std::uint16_t row = cues.row[first_character(text, at)];
        const std::size_t size = row == 0 ? 0 : match_at(text, at, cues.rows[row]);
        if (size != 0 && (!best || at + size > best->end)) {
            best = Found{at, at + size};
        }
    }
    return best;
}

std::size_t CueWords::at_end(std::string_view text, std::string_view kind) const {
    for (const std::string& word : of(kind).words) {
        if (text.ends_with(word)) {
            return word.size();
        }
    }
    return 0;
}

std::size_t CueWords::at_begin(std::string_view text, std::string_view kind) const {
    const Kind& cues = of(kind);
    return text.empty() ? 0 : match_at(text, 0, cues.rows[cues.row[first_character(text, 0)]]);
}

} // namespace policygraph::structure
