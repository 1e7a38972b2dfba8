// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/names.hpp>
#include <policygraph/query/rows.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace policygraph::query {

enum class Direction : std::uint8_t {
    Up,   ///< to what a policy rests on
    Down, ///< to what rests on it
};

struct LineageOptions {
    std::vector<Direction> directions = {Direction::Up, Direction::Down};
    std::size_t depth = 0;              ///< steps; 0: all
    std::vector<std::string> relations; ///< implements, based_on, cites, formulates, revises, repeals; none: all
};

/// The lineage of a policy as a tree, in the order of reading: depth, direction, relation, title, kind, doc_number,
/// place, date, through (the task that makes the tie, if it is one), note, file, byte_start, byte_end, quote. A
/// policy is opened once, at its first place; where it comes again, `note` says so, which also ends cycles.
void lineage(const store::Reader& reader, const Node& policy, const LineageOptions& options, RowSink& rows);

} // namespace policygraph::query
