// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/character_set.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// Traditional → simplified by OpenCC's t2s tables: at each place the longest phrase, else the character.
class Traditional {
public:
    Traditional();

    /// Whether the text is written in traditional characters: more than one Han character in twenty has
    /// only a traditional use (真 traditional text: one in three).
    [[nodiscard]] bool is_traditional(std::string_view text) const;

    struct Match {
        std::size_t length = 0; ///< bytes of the text, 0 where nothing is replaced
        std::string_view simplified;
    };
    /// What stands at `offset`, a character's first byte.
    [[nodiscard]] Match match(std::string_view text, std::size_t offset) const;

private:
    struct Entry {
        std::string_view simplified; ///< empty: the character stays
        std::uint32_t phrases_begin = 0;
        std::uint32_t phrases_end = 0;
    };
    [[nodiscard]] const Entry* find(std::string_view text, std::size_t offset) const;

    std::vector<std::uint16_t> m_index; ///< by code point below U+30000: 1 + place in m_entries
    base::CharacterSet m_certain;       ///< only traditional text has them
    std::vector<Entry> m_entries;
};

} // namespace policygraph::text
