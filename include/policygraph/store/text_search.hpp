// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::store {

/// The rows of the documents whose text may hold the words, rising: every one that does, and of three characters and
/// more a few that do not. Asks the table text_gram, one row a pair of characters (all rows of a character where the
/// words are one). `words` is valid UTF-8 and not empty.
[[nodiscard]] std::vector<std::int64_t> documents_with(const Reader& reader, std::string_view words);

/// Reports where text_gram is not what the texts of the documents make it.
void check_text_grams(const Reader& reader, const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
