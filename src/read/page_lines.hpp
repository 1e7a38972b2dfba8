// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// The printed lines of a document's pages, made into paragraphs: page numbers and running heads go, lines
/// that the page's width broke are joined (without a hyphen or blank between Chinese characters).
///
///     join_lines({{"某市关于……的", "通知", "- 1 -"}, …})
[[nodiscard]] std::string join_lines(const std::vector<std::vector<std::string>>& pages);

/// Pages and lines of a text with form feeds, as pdftotext prints it.
[[nodiscard]] std::vector<std::vector<std::string>> cut_pages(std::string_view text);

} // namespace policygraph::read
