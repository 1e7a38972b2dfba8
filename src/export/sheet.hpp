// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/workbook.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace policygraph::exporting {

/// What Excel could not hold.
struct Losses {
    std::size_t replaced = 0; ///< characters, by U+FFFD
    std::size_t cut = 0;      ///< texts of more than 32,767 characters (UTF-16 units)
    std::size_t left_out = 0; ///< rows beyond the 1,048,576th
    std::size_t unlinked = 0; ///< rows beyond the 65,530th link
};

/// What the sheets of a workbook share.
struct SheetContext {
    lxw_workbook* workbook = nullptr;
    lxw_format* head = nullptr;
    lxw_format* cell = nullptr;
    lxw_format* wrapped = nullptr;
    lxw_format* link = nullptr;
    std::string link_text;
    std::string cut;                                        ///< ends a text that was cut
    std::map<std::string, std::string, std::less<>> labels; ///< of kinds
    Losses losses;
};

/// A text as a cell of Excel may hold it: valid, without control characters, not longer than Excel takes, and what
/// looks like Excel's own escapes (_x0041_) escaped.
[[nodiscard]] std::string cell_text(std::string_view text, std::string_view cut, Losses& losses);

/// A sheet, written row by row from above, cell by cell from the left: with that, libxlsxwriter keeps one row only.
class Sheet {
public:
    Sheet(SheetContext& context, std::string name, std::vector<SheetPlan::Column> columns);

    /// Begins a row; false where Excel holds no more.
    bool next_row();
    void text(std::string_view text);
    void number(double number);
    void skip() { ++m_column; }
    /// A link to a row of another sheet.
    void link(const Sheet& sheet, std::uint32_t row);
    /// The row at hand, from 0.
    [[nodiscard]] std::uint32_t row() const { return m_row; }
    /// Head and filter, after the last row.
    void finish();

private:
    void check(int error) const;

    SheetContext& m_context;
    std::string m_name;
    std::vector<SheetPlan::Column> m_columns;
    lxw_worksheet* m_sheet;
    std::uint32_t m_row = 0;
    std::uint16_t m_column = 0;
    std::size_t m_links = 0;
};

} // namespace policygraph::exporting
