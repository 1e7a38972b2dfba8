// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// Punctuation that names and titles are cut at (normal form).
namespace policygraph::resolve {

inline constexpr std::string_view k_open = "(";
inline constexpr std::string_view k_close = ")";
inline constexpr std::string_view k_pause = "、";
inline constexpr std::string_view k_of = "的";
inline constexpr std::string_view k_title_open = "《";
inline constexpr std::string_view k_title_close = "》";
inline constexpr std::string_view k_number_open = "〔";

} // namespace policygraph::resolve
