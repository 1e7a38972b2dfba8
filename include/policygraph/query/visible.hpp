// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Text as a terminal shows it.
namespace policygraph::query {

/// Controls (C0, DEL, C1), line and paragraph separators, bidi controls and bytes that are not UTF-8: what a
/// terminal would act on or draw out of order.
[[nodiscard]] bool is_hidden(char32_t code);

/// The text with every hidden character written out as \u{…}, so that no document steers a terminal.
[[nodiscard]] std::string visible(std::string_view text);

/// The same for one line: runs of blanks and line ends become one blank each.
[[nodiscard]] std::string visible_line(std::string_view text);

/// How many cells of a terminal valid UTF-8 takes: 2 for wide and full-width characters (UAX #11), 0 for
/// combining ones, else 1.
[[nodiscard]] std::size_t width(std::string_view text);

/// The text cut to at most `cells`, ending in … where something was cut off.
[[nodiscard]] std::string cut(std::string_view text, std::size_t cells);

/// The text in lines of at most `cells` (at least 2); breaks at blanks where there are some, else anywhere.
[[nodiscard]] std::vector<std::string> fold(std::string_view text, std::size_t cells);

} // namespace policygraph::query
