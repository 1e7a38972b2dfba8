// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace policygraph::read {

/// The text of a word processor file (ECMA-376, also as WPS writes it): paragraphs as lines with the numbers
/// that Word makes itself, tables as rows of cells, changes as accepted, hidden text, headers and footers
/// out, footnotes at the end. Throws InputError; nothing outside the file is ever opened.
[[nodiscard]] std::string docx_text(const std::string& name, std::string_view bytes);

} // namespace policygraph::read
