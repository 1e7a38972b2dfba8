// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/table.hpp>

#include <ostream>
#include <string>

// Answers of single commands in the forms that other programs eat.
namespace policygraph::query {

/// The answer of `deadlines` as iCalendar (RFC 5545): an all-day event a row, on the last day of the year, quarter or
/// month that is named. Rows whose deadline is no date are left out. Without a clock: the same answer, the same bytes.
void write_calendar(const Table& deadlines, std::ostream& out);

/// The answer of `lineage` as a graph for Graphviz, every policy once; edges point from what rests to what it rests on.
void write_lineage_dot(const Table& lineage, const std::string& policy, std::ostream& out);

} // namespace policygraph::query
