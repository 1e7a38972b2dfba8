// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// A growing text of lines in which tables become lines of cells: a row is written with '\n' between its
/// cells; at its end we know whether it holds data, and then the line breaks inside its cells become blanks
/// and those between them tabs, in place. Rows that hold tables or very long cells only lay out a page and
/// stay lines.
class RowText {
public:
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] char back() const { return m_text.empty() ? '\n' : m_text.back(); }

    void append(char c) { m_text += c; }
    void append(std::string_view text) { m_text += text; }
    /// Ends the line, unless it is empty; blanks at its end go.
    void new_line();

    void begin_table();
    void end_table();
    void begin_row();
    void end_row();
    /// A cell that reaches over so many columns, and further rows below. Cells that reach down from rows
    /// above come first, as empty ones, so that columns keep their places.
    void begin_cell(std::size_t columns, std::size_t further_rows);

private:
    struct Row {
        std::size_t begin;
        std::vector<std::size_t> separators;
        std::size_t columns = 0;
        bool holds_table = false;
    };
    struct Table {
        std::vector<std::size_t> spanned; ///< by column: how many more rows a cell above reaches down
    };

    void separate(Row& row);
    [[nodiscard]] bool has_long_cell(const Row& row) const;

    std::string m_text;
    std::vector<Row> m_rows;
    std::vector<Table> m_tables;
};

} // namespace policygraph::read
