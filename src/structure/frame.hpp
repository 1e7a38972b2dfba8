// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/labels.hpp"
#include "structure/lines.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace policygraph::structure {

/// What every step of the outline reads: the normal form, its lines and what may be numbers.
struct Frame {
    std::string_view text;
    std::vector<Line> lines;
    std::vector<Label> labels;
    bool flattened = false;

    [[nodiscard]] std::string_view line(std::size_t index) const { return lines[index].span.in(text); }
};

/// Lines [first, last) of a frame.
struct LineRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The lines that stand whole in the span.
[[nodiscard]] inline LineRange lines_in(const Frame& frame, base::Span span) {
    const auto first = std::lower_bound(frame.lines.begin(), frame.lines.end(), span.begin,
                                        [](const Line& line, std::uint32_t begin) { return line.span.begin < begin; });
    const auto last = std::lower_bound(first, frame.lines.end(), span.end,
                                       [](const Line& line, std::uint32_t end) { return line.span.end <= end; });
    return {static_cast<std::size_t>(first - frame.lines.begin()),
            static_cast<std::size_t>(last - frame.lines.begin())};
}

} // namespace policygraph::structure
