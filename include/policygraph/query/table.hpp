// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace policygraph::query {

/// A cell of an answer; monostate where there is no value.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Cell>;

/// What an answer is before its rows: named columns. Those called `file`, `byte_start`, `byte_end` and `quote`, where
/// they exist, say where a row comes from.
struct Heading {
    std::vector<std::string> columns;
    /// A tree: the column that is drawn indented by the number in the column `depth`.
    std::string tree;
    std::vector<std::string> shown = {}; ///< what people call the columns; empty: as they are called
    std::string yes = "yes";             ///< what is true, in a table

    /// The index of a column, or nullopt.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    [[nodiscard]] const std::vector<std::string>& titles() const { return shown.empty() ? columns : shown; }
};

/// The answer to a question: rows of as many cells as there are columns.
struct Table : Heading {
    std::vector<Row> rows;
    std::size_t left_out = 0; ///< further rows that a limit cut off

    /// The cell of a row by the column's name as text; "" where there is none.
    [[nodiscard]] std::string text(std::size_t row, std::string_view name) const;
};

/// The cell as text: numbers in their shortest form, booleans as true and false, "" for no value.
[[nodiscard]] std::string to_text(const Cell& cell);

} // namespace policygraph::query
