// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <text/edits.hpp>

#include <string_view>
#include <vector>

namespace policygraph::text {

/// Finds long stretches of a text in normal shape that stand in it already (a web copy that holds its
/// article twice): the later one goes, with the short lines right before it that are repeated too (its
/// title and date). Linear but for sorting one hash a sentence.
[[nodiscard]] std::vector<Edit> find_repeats(std::string_view text);

} // namespace policygraph::text
