// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <string>

namespace policygraph::query {

/// The nodes whose name, other name or text has the words: names first, equal ones, then those that begin with them;
/// then tasks and documents by their text. A row a node. Names of three characters and more and all texts are found
/// through indexes; what is found equals a scan of everything (tests/unit/query/find_test.cpp).
/// `words` as of `search_words`; `kind` "" for all; at most `limit` rows are made (0: all), the rest is counted.
[[nodiscard]] Table find(const store::Reader& reader, const std::string& words, const std::string& kind,
                         std::size_t limit);

} // namespace policygraph::query
