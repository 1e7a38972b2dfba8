// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Where the marks of a text in the normal form stand that Layout, brackets::pairs and scan_titles read: line ends,
/// blanks, stops, commas, quotes and brackets of every shape. One pass for all of them; in the order of the text.
[[nodiscard]] std::vector<std::uint32_t> find_marks(std::string_view text);

} // namespace policygraph::extract
