// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/labels.hpp"
#include "structure/lines.hpp"

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

} // namespace policygraph::structure
