// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// A title in 《》 as it stands in the text.
struct TitleMention {
    base::Span outer;               ///< with its marks
    base::Span inner;               ///< without them
    std::vector<base::Span> nested; ///< inner spans of the titles inside: 〈…〉, <…>, 《…》
};

/// All titles that no other holds, in the order of the text. Balanced; titles may run over line ends but not
/// over 900 bytes. A 《 without its 》 opens nothing.
[[nodiscard]] std::vector<TitleMention> scan_titles(std::string_view text);
/// `marks`: find_marks of the text.
[[nodiscard]] std::vector<TitleMention> scan_titles(std::string_view text, const std::vector<std::uint32_t>& marks);

/// The title without line ends and without blanks beside Han characters or marks.
[[nodiscard]] std::string joined_title(std::string_view raw);

/// What is left to compare titles by: no blanks, quotes or title marks.
[[nodiscard]] std::string folded_title(std::string_view title);

} // namespace policygraph::extract
