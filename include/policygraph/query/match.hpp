// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/errors.hpp>
#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::query {

/// A query that cannot be understood or carried out. what() names line and column; `excerpt` is the line of the query
/// and one with a caret below the place, ready for a terminal.
class MatchError : public base::UsageError {
public:
    MatchError(std::string_view query, std::size_t at, const std::string& reason);
    /// For what the query itself, not a place of it, is at fault.
    explicit MatchError(const std::string& reason) : base::UsageError(reason) {}
    [[nodiscard]] const std::string& excerpt() const { return m_excerpt; }

private:
    std::string m_excerpt;
};

struct MatchOptions {
    /// Name and value as typed: numbers, true, false, null, '…', […] and {…} as in the query, anything else is text.
    std::vector<std::pair<std::string, std::string>> params;
    std::size_t held = 1000000; ///< rows that the answer, sorting and grouping may each hold before it is given up
    std::size_t wanted = 0;     ///< rows beyond which none are wanted, so that none are held; 0: all
    std::function<void()> tick; ///< called now and then; ends the work by throwing
};

struct MatchAnswer {
    Table table;
    /// Labels, types and properties of the query that neither the schema nor the database knows, each in a sentence
    /// with its place and the nearest word that there is: as in openCypher they find nothing and are no error.
    std::vector<std::string> unknown;
};

/// Answers a query in a subset of openCypher, read-only (docs/match.md): the labels of nodes are the kinds of
/// schema/nodes, the types of relationships those of schema/edges; properties are name, id and the attributes, and of
/// the first quote file, byte_start, byte_end and quote. Rows without ORDER BY come in an order that only the content
/// of the graph decides. Throws MatchError.
[[nodiscard]] MatchAnswer match(const store::Reader& reader, std::string_view query, const MatchOptions& options = {});

} // namespace policygraph::query
