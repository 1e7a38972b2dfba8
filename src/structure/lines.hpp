// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// A line of the text, or a stretch of a very long line between runs of blanks: copies that lost their line
/// ends often keep the paragraphs' indentation, two blanks or more.
struct Line {
    base::Span span;   ///< without blanks and Markdown marks (#, **) around; never empty
    bool soft = false; ///< begins after blanks, not after a line's end
};

/// The lines of the text that hold something.
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// The span without blanks and line ends at its ends.
[[nodiscard]] base::Span trimmed(std::string_view text, base::Span span);

/// Whether most of the text stands in a few giant lines: line breaks are lost, numbers stand anywhere.
[[nodiscard]] bool is_flattened(const std::vector<Line>& lines);

/// The character before `at`, or 0.
[[nodiscard]] char32_t character_before(std::string_view text, std::size_t at);

} // namespace policygraph::structure
