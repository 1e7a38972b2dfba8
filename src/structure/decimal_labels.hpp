// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/labels.hpp"

#include <string_view>
#include <vector>

namespace policygraph::structure {

/// The headings of a text that counts in decimals, as emergency plans and standards do (GB/T 1.1):
/// "1 总则", "1.1 编制目的", "1.1.1 …", each at a line's start. Their depth is given as Part, SubPart and Item, their
/// number as the last of the row (2 of "3.2"). Empty where the text does not count so: at least three numbers of two
/// or more places, the first of which is 1.1.
[[nodiscard]] std::vector<Label> find_decimal_labels(std::string_view text, const std::vector<Line>& lines);

} // namespace policygraph::structure
