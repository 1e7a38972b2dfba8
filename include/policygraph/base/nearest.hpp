// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::base {

/// The word that differs least from `word` (bytes to be changed, put in, left out or exchanged with the next; ASCII
/// letters of either case are one), the first of several; nullopt where more than half of `word` would have to be
/// changed.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words);

} // namespace policygraph::base
