// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>
#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::query {

/// Something that is asked of the whole graph.
struct MeasureEntry {
    std::string_view name;
    std::string_view doc;
    bool per_node; ///< gives each node a value, which an export can carry
};

/// degree, pagerank, betweenness, components, communities, core, cycles, dominators.
[[nodiscard]] const std::vector<MeasureEntry>& measures();

struct AnalyzeOptions {
    std::string what;                   ///< one of measures()
    std::vector<std::string> kinds;     ///< of nodes that take part; none: all
    std::vector<std::string> relations; ///< of edges; none: all, for cycles and dominators those of the lineage
    bool members = false;               ///< components and communities: a row a node instead of a row a group
    std::size_t limit = 0;              ///< rows; 0: all
    std::function<void()> tick;         ///< called now and then; ends the work by throwing
};

/// The answer as a table, the most important first; `Table::left_out` counts what the limit cut off. Throws UsageError
/// for an unknown measure or kind.
[[nodiscard]] Table analyze(const store::Reader& reader, const AnalyzeOptions& options);

/// A value for each node, by its row number.
using NodeValues = std::unordered_map<std::int64_t, base::Value>;
/// Throws UsageError where the measure gives no values for nodes.
[[nodiscard]] NodeValues measure(const store::Reader& reader, const AnalyzeOptions& options);

} // namespace policygraph::query
