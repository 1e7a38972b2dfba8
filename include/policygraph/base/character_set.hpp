// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/utf8.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace policygraph::base {

/// Characters that are looked for all over a text: passes by all others at about a nanosecond each. Made once; a set of
/// constants is best made at compile time.
class CharacterSet {
public:
    constexpr CharacterSet() = default;
    constexpr explicit CharacterSet(std::u32string_view codes) {
        for (const char32_t code : codes) {
            add(code);
        }
    }

    /// A character beyond the basic plane stands for all of them.
    constexpr void add(char32_t code) {
        if (code < k_ascii) {
            m_ascii[code] = true;
        } else if (code >= k_beyond) {
            add_beyond();
        } else {
            m_rows[code & 0xFFFU] = static_cast<std::uint16_t>(m_rows[code & 0xFFFU] | 1U << (code >> 12U));
        }
    }
    /// The characters beyond the basic plane, all of them.
    constexpr void add_beyond() { m_beyond = true; }
    constexpr void add(char32_t first, char32_t last) {
        for (char32_t code = first; code <= last; ++code) {
            add(code);
        }
    }

    [[nodiscard]] constexpr bool contains(char32_t code) const {
        return code < k_ascii ? m_ascii[code]
                              : (code < k_beyond ? (m_rows[code & 0xFFFU] >> (code >> 12U) & 1U) != 0 : m_beyond);
    }

    /// The place of the first character of the set from `at` on, a character's first byte or the end; else the end of
    /// the text, which is valid UTF-8. Characters that its end cuts in two are of no set.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t at) const {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
        while (at < text.size()) {
            const unsigned lead = byte(at);
            if (lead >= 0xE0 && lead < 0xF0) { // nearly all of a Chinese text
                if (at + 2 >= text.size()) {
                    break;
                }
                const unsigned tail = (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
                if ((m_rows[tail] >> (lead & 0xFU) & 1U) != 0) {
                    return at;
                }
                at += 3;
            } else if (lead < k_ascii) {
                if (m_ascii[lead]) {
                    return at;
                }
                ++at;
            } else {
                const std::size_t length = utf8_length(text[at]);
                if (at + length <= text.size() && contains(code_point(text, at))) {
                    return at;
                }
                at += length;
            }
        }
        return text.size();
    }

private:
    static constexpr char32_t k_ascii = 0x80;
    static constexpr char32_t k_beyond = 0x10000;
    std::array<bool, k_ascii> m_ascii{};
    std::array<std::uint16_t, 0x1000> m_rows{}; // by the last twelve bits of a code a bit for each of the first four
    bool m_beyond = false;
};

} // namespace policygraph::base
