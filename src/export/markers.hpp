// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Punctuation that the exporters write themselves.
namespace policygraph::exporting {

inline constexpr std::string_view k_ellipsis = "…";

} // namespace policygraph::exporting
