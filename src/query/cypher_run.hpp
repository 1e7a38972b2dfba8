// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"
#include "query/cypher_source.hpp"
#include "query/cypher_value.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query::cypher {

struct Answer {
    std::vector<std::string> columns;
    std::vector<List> rows;
    std::vector<Word> words; ///< that the query speaks of
};

struct Limits {
    std::size_t held = 1000000; ///< rows that the answer, sorting and grouping may each hold
    std::size_t wanted = 0;     ///< rows of the answer beyond which none are wanted; 0: all
    std::function<void()> tick;
};

/// Parses, checks and answers a query over any graph. `create` lets it make the graph, too, which only tests do.
/// Throws MatchError.
[[nodiscard]] Answer answer(std::string_view query, GraphSource& source, const Map& params, const Limits& limits = {},
                            bool create = false);

/// A value as it is written in a query. Throws MatchError.
[[nodiscard]] Value constant(std::string_view text, GraphSource& source);

} // namespace policygraph::query::cypher
