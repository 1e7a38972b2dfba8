// SPDX-License-Identifier: Apache-2.0
#include <text/traditional.hpp>

#include <policygraph/base/utf8.hpp>
#include <text/chinese_tables.hpp>

#include <algorithm>

namespace policygraph::text {

namespace {

constexpr std::size_t k_code_points = 0x32000;
// One in this many Han characters must be traditional only.
constexpr std::size_t k_share = 20;

} // namespace

Traditional::Traditional() : m_index(k_code_points), m_entries(1) {
    const auto entry_of = [this](std::string_view key) -> Entry& {
        const char32_t code = base::code_point(key, 0);
        std::uint16_t& index = m_index.at(code);
        if (index == 0) {
            index = static_cast<std::uint16_t>(m_entries.size());
            m_entries.emplace_back();
        }
        return m_entries[index];
    };
    for (const ChinesePair& pair : traditional_characters()) {
        Entry& entry = entry_of(pair.traditional);
        if (const char32_t code = base::code_point(pair.traditional, 0); pair.certain && code < 0x10000) {
            m_certain.add(code);
        }
        if (pair.traditional != pair.simplified) {
            entry.simplified = pair.simplified;
        }
    }
    const auto phrases = traditional_phrases();
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
        Entry& entry = entry_of(phrases[i].traditional);
        if (entry.phrases_end == 0) {
            entry.phrases_begin = i;
        }
        entry.phrases_end = i + 1;
    }
}

const Traditional::Entry* Traditional::find(std::string_view text, std::size_t offset) const {
    const char32_t code = base::code_point(text, offset);
    const std::uint16_t index = code < k_code_points ? m_index[code] : 0;
    return index == 0 ? nullptr : &m_entries[index];
}

// A long text is sampled: its first blocks, then one in eight.
bool Traditional::is_traditional(std::string_view text) const {
    constexpr std::size_t k_block = 1024;
    constexpr std::size_t k_whole = 16;
    constexpr std::size_t k_stride = 8;
    std::size_t han = 0;
    std::size_t certain = 0;
    for (std::size_t block = 0; block * k_block < text.size(); block += block < k_whole ? 1 : k_stride) {
        const std::size_t end = std::min(text.size(), (block + 1) * k_block);
        std::size_t i = block * k_block;
        while (i < end && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80) {
            ++i;
        }
        while (i < end) {
            const auto lead = static_cast<unsigned char>(text[i]);
            if (lead >= 0xE4 && lead <= 0xE9) {
                const char32_t code = base::code_point(text, i);
                ++han;
                certain += m_certain.contains(code) ? 1 : 0;
                i += 3;
            } else {
                i += base::utf8_length(text[i]);
            }
        }
    }
    return certain * k_share > han;
}

Traditional::Match Traditional::match(std::string_view text, std::size_t offset) const {
    const Entry* const entry = find(text, offset);
    if (entry == nullptr) {
        return {};
    }
    Match best;
    if (!entry->simplified.empty()) {
        best = {base::utf8_length(text[offset]), entry->simplified};
    }
    const std::string_view rest = text.substr(offset);
    const auto phrases = traditional_phrases();
    for (std::uint32_t i = entry->phrases_begin; i < entry->phrases_end; ++i) {
        if (phrases[i].traditional.size() > best.length && rest.starts_with(phrases[i].traditional)) {
            best = {phrases[i].traditional.size(), phrases[i].simplified};
        }
    }
    return best;
}

} // namespace policygraph::text
