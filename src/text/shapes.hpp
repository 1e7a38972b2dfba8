// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/character_set.hpp>
#include <text/edits.hpp>
#include <text/traditional.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// The step that changes single characters: width, blanks, line ends, filler, compatibility forms and,
/// where asked, traditional characters. One pass; runs without a change are copied.
class Shapes {
public:
    Shapes();

    /// `traditional` is null where the text is simplified.
    [[nodiscard]] Layer apply(std::string_view source, const Traditional* traditional) const;

private:
    class Pass;
    enum class Action : std::uint8_t { copy, drop, blank, tab, line_end, replace };

    void set(char32_t code, Action action);
    void set_range(char32_t first, char32_t last, Action action);
    void set_replacement(char32_t code, std::string text);
    void set_widths();
    void set_compatibility_forms();
    [[nodiscard]] Action action(char32_t code) const;

    static constexpr std::size_t k_plane = 0x10000;
    base::CharacterSet m_changed;             ///< of simplified texts; all others are copied
    std::vector<Action> m_actions;            ///< by code point of the first plane
    std::vector<std::uint16_t> m_replacement; ///< by code point of the first plane: place in m_texts
    std::vector<std::string> m_texts;
};

} // namespace policygraph::text
