// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/labels.hpp"

#include <policygraph/structure/outline.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// Picks from all labels of a text those that make one consistent numbering, part by part.
///
/// A stack of open levels, each with a style and the last number, meets the labels in order. A label is
/// taken where it goes on counting an open level, opens a level with 1 or goes on where the style last
/// stopped (numbering that runs on through the chapters). The less sure its place, the more it must be
/// expected and borne out by the next label of its style. Linear in the labels.
class Numberer {
public:
    Numberer(std::string_view text, const std::vector<Label>& labels, bool flattened)
        : m_text(text), m_labels(labels), m_flattened(flattened) {}

    /// The sections of one part: style, number, parent (relative to `sections`), label and depth are set.
    void read(base::Span part, int part_index, std::vector<Section>& sections);

private:
    struct Level {
        Numbering style;
        std::uint32_t number;
        int section;
        Place place; ///< of the level's last label
    };

    [[nodiscard]] int level_of(Numbering style) const;
    [[nodiscard]] bool next_is(const Label& label, std::uint32_t number, Place least) const;
    [[nodiscard]] bool fills_gap(const Label& label) const;
    [[nodiscard]] bool restarts(const Label& label, const Level& level) const;
    [[nodiscard]] bool continues(const Label& label, const Level& level) const;
    [[nodiscard]] bool may_open(const Label& label) const;
    [[nodiscard]] bool runs_on(const Label& label) const;
    [[nodiscard]] bool nests_inversely(const Label& label, const Level& top) const;
    void close_inner(const Label& label);
    void take(const Label& label, std::uint32_t number, std::vector<Section>& sections);

    std::string_view m_text;
    const std::vector<Label>& m_labels;
    bool m_flattened;
    base::Span m_part;
    int m_part_index = 0;
    std::size_t m_at = 0; ///< index of the label in hand
    std::vector<Level> m_stack;
    std::array<std::uint32_t, 16> m_running{}; ///< the last number of each style in this part
};

} // namespace policygraph::structure
