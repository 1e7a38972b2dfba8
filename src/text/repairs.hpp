// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <text/edits.hpp>

#include <string_view>
#include <vector>

namespace policygraph::text {

/// What is wrong inside a line, in a text whose characters have their normal shape: pinyin glosses
/// 区(qū), decimal points 2。5万, brackets and blanks of document numbers [2021] 20 号, years 二O一O年.
/// One pass; the edits come in order.
[[nodiscard]] std::vector<Edit> find_repairs(std::string_view text);

} // namespace policygraph::text
