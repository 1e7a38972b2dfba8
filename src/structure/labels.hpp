// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/lines.hpp"

#include <policygraph/structure/outline.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// Where a number stands, from the surest place to the least sure.
enum class Place : std::uint8_t {
    LineStart, ///< at a line's start
    AfterStop, ///< after a full stop, a closing bracket, blanks or a chapter's heading
    AfterMark, ///< after ; : or another mark
    Inside,    ///< glued to the character before
};

/// What may be the number of a section.
struct Label {
    Numbering style = Numbering::Part;
    std::uint32_t number = 0;
    base::Span span; ///< "(一)", "1."
    Place place = Place::LineStart;
    std::uint32_t line = 0; ///< index in the lines
    int next = -1;          ///< the next label of this style, or -1
};

/// The label that begins at `at`, whatever stands before it. References (第三条规定), decimals (1.5) and
/// counted pairs (一、二等奖) are none.
[[nodiscard]] std::optional<Label> read_label(std::string_view text, std::size_t at);

/// All labels of the text in order.
[[nodiscard]] std::vector<Label> find_labels(std::string_view text, const std::vector<Line>& lines);

} // namespace policygraph::structure
