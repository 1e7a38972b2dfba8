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

/// The answer to a question: named columns and rows of as many cells. The columns `file`, `byte_start`,
/// `byte_end` and `quote`, where they exist, say where a row comes from.
struct Table {
    std::vector<std::string> columns;
    std::vector<Row> rows;
    /// A tree: the column that is drawn indented by the number in the column `depth`.
    std::string tree;
    std::size_t left_out = 0; ///< further rows that a limit cut off

    /// The index of a column, or nullopt.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// The cell of a row by the column's name as text; "" where there is none.
    [[nodiscard]] std::string text(std::size_t row, std::string_view name) const;
};

/// The cell as text: numbers in their shortest form, booleans as true and false, "" for no value.
[[nodiscard]] std::string to_text(const Cell& cell);

} // namespace policygraph::query
