// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/utf8.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::lexicon {

/// A set of words as a double array over their bytes: what of the set begins (or ends) at a place is found in a walk
/// of as many steps as bytes agree, and most places are refused by their first two characters. Holds no text.
class WordTrie {
public:
    enum class Direction : std::uint8_t { Forward, Backward };
    static constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();
    struct Match {
        std::uint32_t value = k_none; ///< given with the word
        std::uint32_t size = 0;       ///< bytes; 0: no word
        [[nodiscard]] explicit operator bool() const { return size != 0; }
    };

    WordTrie() = default;
    /// Distinct words, not empty, each with its value; Backward reads them from their ends.
    WordTrie(std::vector<std::pair<std::string_view, std::uint32_t>> words, Direction direction);

    /// False where no word begins at `at`, as the first two characters there alone tell (Forward).
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
        const std::size_t next = at + base::utf8_length(text[at]);
        return !m_cells.empty() &&
               begins(character(text, at), next < text.size() ? character(text, next) : std::size_t{0});
    }
    /// The first place from `at` on, a character's first byte or the end, where may_begin holds (Forward); else npos.
    [[nodiscard]] std::size_t next_place(std::string_view text, std::size_t at) const {
        if (m_cells.empty() || at >= text.size()) {
            return std::string_view::npos;
        }
        std::size_t first = character(text, at);
        while (at < text.size()) {
            // Most characters are of three bytes: a branch that is guessed costs less than a length that is computed.
            const auto lead = static_cast<unsigned char>(text[at]);
            const std::size_t next = at + (lead >= 0xE0 && lead < 0xF0 ? 3 : base::utf8_length(text[at]));
            const std::size_t second = next < text.size() ? character(text, next) : 0;
            if (begins(first, second)) {
                return at;
            }
            at = next;
            first = second;
        }
        return std::string_view::npos;
    }
    /// Calls `take` with each place of the text where may_begin holds (Forward).
    template <typename Take>
    void each_place(std::string_view text, const Take& take) const {
        if (m_cells.empty() || text.empty()) {
            return;
        }
        // Where there are many places, a branch for each would be guessed wrong too often: they are noted without one.
        constexpr std::size_t k_noted = 64;
        std::array<std::size_t, k_noted> places; // NOLINT(*-member-init): as many as are counted
        std::size_t first = character(text, 0);
        for (std::size_t at = 0; at < text.size();) {
            std::size_t count = 0;
            while (at < text.size() && count < k_noted) {
                const auto lead = static_cast<unsigned char>(text[at]);
                const std::size_t next = at + (lead >= 0xE0 && lead < 0xF0 ? 3 : base::utf8_length(text[at]));
                const std::size_t second = next < text.size() ? character(text, next) : 0;
                places[count] = at;
                count += begins(first, second) ? 1 : 0;
                at = next;
                first = second;
            }
            for (std::size_t i = 0; i < count; ++i) {
                take(places[i]);
            }
        }
    }
    /// The longest word that the text begins with (Forward).
    [[nodiscard]] Match longest_prefix(std::string_view text) const {
        Match best;
        each_prefix(text, [&](Match match) { best = match; });
        return best;
    }
    /// The longest word that the text ends with (Backward).
    [[nodiscard]] Match longest_suffix(std::string_view text) const {
        Match best;
        each_suffix(text, [&](Match match) { best = match; });
        return best;
    }
    /// The same where may_begin holds.
    [[nodiscard]] Match longest_prefix_here(std::string_view text) const {
        Match best;
        each_prefix_here(text, [&](Match match) { best = match; });
        return best;
    }
    /// All words that the text begins with, shortest first (Forward).
    template <typename Take>
    void each_prefix(std::string_view text, const Take& take) const {
        if (!text.empty() && may_begin(text, 0)) {
            each_prefix_here(text, take);
        }
    }
    /// The same where may_begin holds.
    template <typename Take>
    void each_prefix_here(std::string_view text, const Take& take) const {
        std::uint32_t state = 0;
        for (std::uint32_t i = 0; i < text.size() && step(state, text[i]);) {
            ++i;
            if (m_cells[state].value != k_none) {
                take(Match{m_cells[state].value, i});
            }
        }
    }
    /// All words that the text ends with, shortest first (Backward).
    template <typename Take>
    void each_suffix(std::string_view text, const Take& take) const {
        std::uint32_t state = 0;
        for (std::uint32_t i = 0; i < text.size() && step(state, text[text.size() - 1 - i]);) {
            ++i;
            if (m_cells[state].value != k_none) {
                take(Match{m_cells[state].value, i});
            }
        }
    }

private:
    struct Cell {
        std::uint32_t base = 0;        ///< the child for a byte is at base + byte
        std::uint32_t parent = k_none; ///< whose child it is; k_none: free
        std::uint32_t value = k_none;
    };
    class Builder;
    void mark_beginning(std::string_view word);

    // The last two bytes of a character of three or more, both of one of two, the only one of ASCII.
    [[nodiscard]] static std::size_t character(std::string_view text, std::size_t at) {
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[i])); };
        const std::size_t lead = byte(at);
        if (lead < 0x80) {
            return lead;
        }
        const std::size_t from = lead < 0xE0 ? at : at + 1;
        return from + 1 < text.size() ? byte(from) << 8U | byte(from + 1) : 0;
    }
    static constexpr std::size_t k_marks = 1U << 16U;
    [[nodiscard]] static std::size_t pair(std::size_t first, std::size_t second) {
        return (first * 0x9E3BU + second) % k_marks;
    }
    // One test, false nearly always: two would be guessed wrong too often.
    [[nodiscard]] bool begins(std::size_t first, std::size_t second) const {
        const std::size_t key = pair(first, second);
        return ((m_alone[first / 64] >> first % 64 | m_pairs[key / 64] >> key % 64) & 1U) != 0;
    }
    [[nodiscard]] bool step(std::uint32_t& state, char letter) const {
        if (m_cells.empty()) {
            return false;
        }
        const std::uint32_t next = m_cells[state].base + static_cast<unsigned char>(letter);
        if (m_cells[next].parent != state) {
            return false;
        }
        state = next;
        return true;
    }

    std::vector<Cell> m_cells; // a whole row of bytes behind the last base, so that no step is out of bounds
    // Forward: characters that are words, and pairs of characters that begin words, by character().
    std::vector<std::uint64_t> m_alone;
    std::vector<std::uint64_t> m_pairs;
};

} // namespace policygraph::lexicon
