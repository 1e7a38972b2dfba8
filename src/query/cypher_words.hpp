// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"

#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace policygraph::query::cypher {

/// A word of a query that neither the schema nor the database knows.
struct Unknown {
    std::size_t at = 0; ///< byte in the query
    std::string reason; ///< a sentence that names it and the nearest that there is
};

/// Each such word once, in the order of the query.
[[nodiscard]] std::vector<Unknown> unknown_words(const store::Reader& reader, const std::vector<Word>& words);

} // namespace policygraph::query::cypher
