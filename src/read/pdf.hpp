// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace policygraph::read {

/// The text of a PDF file, by the program pdftotext (run, never linked), its lines joined to paragraphs.
/// Throws InputError: no such program, no text (a scan), broken, or not done within a minute.
[[nodiscard]] std::string pdf_text(const std::string& name, std::string_view bytes);

} // namespace policygraph::read
