// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace policygraph::text {

/// A traditional character or phrase and its simplified form, both UTF-8.
struct ChinesePair {
    std::string_view traditional;
    std::string_view simplified;
    bool certain = false; ///< only traditional text has it
};

/// OpenCC's TSCharacters and TSPhrases, sorted by bytes (cmake/ChineseTables.cmake).
[[nodiscard]] std::span<const ChinesePair> traditional_characters();
[[nodiscard]] std::span<const ChinesePair> traditional_phrases();

} // namespace policygraph::text
