// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// The punctuation that the names of nodes have, in the normal form.
namespace policygraph::query {

inline constexpr std::string_view k_title_open = "《";
inline constexpr std::string_view k_title_close = "》";
inline constexpr std::string_view k_quote_open = "“";
inline constexpr std::string_view k_quote_close = "”";

} // namespace policygraph::query
