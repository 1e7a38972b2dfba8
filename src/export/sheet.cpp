// SPDX-License-Identifier: Apache-2.0
#include "export/sheet.hpp"

#include <policygraph/base/utf8.hpp>

#include <xlsxwriter.h>

#include <stdexcept>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::uint32_t k_most_rows = 1'048'576;
constexpr std::size_t k_most_links = 65'530;
constexpr std::size_t k_most_units = 32'767;
constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD

/// Excel reads _x0041_ as A.
bool is_escape(std::string_view text) {
    return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
           text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_no_character(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

std::size_t units(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text[at])) {
        count += base::utf8_length(text[at]) == 4 ? 2 : 1;
    }
    return count;
}

std::string valid(std::string_view text, Losses& losses) {
    std::string result;
    for (std::size_t bad = base::find_invalid_utf8(text); bad != std::string_view::npos;
         bad = base::find_invalid_utf8(text)) {
        result.append(text.substr(0, bad)).append(k_replacement);
        text.remove_prefix(bad + 1);
        ++losses.replaced;
    }
    return result.append(text);
}

} // namespace

std::string cell_text(std::string_view text, std::string_view cut, Losses& losses) {
    const std::string whole = valid(text, losses);
    const bool too_long = whole.size() > k_most_units && units(whole) > k_most_units;
    const std::size_t room = too_long ? k_most_units - units(cut) : k_most_units;
    std::string result;
    std::size_t used = 0;
    for (std::size_t at = 0; at < whole.size();) {
        const std::string_view rest = std::string_view(whole).substr(at);
        const std::size_t length = base::utf8_length(rest.front());
        const auto c = static_cast<unsigned char>(rest.front());
        used += length == 4 ? 2 : 1;
        if (used > room) {
            ++losses.cut;
            return result.append(cut);
        }
        if (c == '\r') {
            result += "_x000D_"; // XML would make a line feed of it
        } else if ((c < 0x20 && c != '\n' && c != '\t') || is_no_character(rest)) {
            result += k_replacement;
            ++losses.replaced;
        } else if (is_escape(rest)) {
            result += "_x005F_";
        } else {
            result.append(rest.substr(0, length));
        }
        at += length;
    }
    return result;
}

Sheet::Sheet(SheetContext& context, std::string name, std::vector<SheetPlan::Column> columns)
    : m_context(context), m_name(std::move(name)), m_columns(std::move(columns)),
      m_sheet(workbook_add_worksheet(context.workbook, m_name.c_str())) {
    if (m_sheet == nullptr) {
        throw std::runtime_error("Excel takes no sheet of the name " + m_name);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(m_sheet, column, column, m_columns[i].width, nullptr));
        check(worksheet_write_string(m_sheet, 0, column, m_columns[i].title.c_str(), context.head));
    }
    worksheet_freeze_panes(m_sheet, 1, 0);
}

void Sheet::check(int error) const {
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error("sheet " + m_name + ": " + lxw_strerror(static_cast<lxw_error>(error)));
    }
}

bool Sheet::next_row() {
    if (m_row + 1 == k_most_rows) {
        ++m_context.losses.left_out;
        return false;
    }
    ++m_row;
    m_column = 0;
    return true;
}

void Sheet::text(std::string_view text) {
    const SheetPlan::Column& column = m_columns.at(m_column);
    const auto& names = column.labels ? m_context.labels : column.values;
    if (const auto found = names.find(text); found != names.end()) {
        text = found->second;
    }
    if (!text.empty()) {
        const std::string cell = cell_text(text, m_context.cut, m_context.losses);
        check(worksheet_write_string(m_sheet, m_row, m_column, cell.c_str(),
                                     column.wrap ? m_context.wrapped : m_context.cell));
    }
    ++m_column;
}

void Sheet::number(double number) {
    check(worksheet_write_number(m_sheet, m_row, m_column, number, m_context.cell));
    ++m_column;
}

void Sheet::link(const Sheet& sheet, std::uint32_t row) {
    if (m_links == k_most_links) {
        ++m_context.losses.unlinked;
        return skip();
    }
    ++m_links;
    const std::string target = "internal:'" + sheet.m_name + "'!A" + std::to_string(row + 1);
    check(worksheet_write_url_opt(m_sheet, m_row, m_column, target.c_str(), m_context.link, m_context.link_text.c_str(),
                                  nullptr));
    ++m_column;
}

void Sheet::finish() {
    check(worksheet_autofilter(m_sheet, 0, 0, m_row, static_cast<lxw_col_t>(m_columns.size() - 1)));
}

} // namespace policygraph::exporting
