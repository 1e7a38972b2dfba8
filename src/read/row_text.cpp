// SPDX-License-Identifier: Apache-2.0
#include <read/row_text.hpp>

#include <algorithm>

namespace policygraph::read {

namespace {

constexpr std::size_t k_longest_cell = 4500; // bytes; longer ones are columns of a page, not data
constexpr std::size_t k_most_columns = 1000;

} // namespace

void RowText::new_line() {
    while (!m_text.empty() && m_text.back() == ' ') {
        m_text.pop_back();
    }
    if (!m_text.empty() && m_text.back() != '\n') {
        m_text += '\n';
    }
}

void RowText::begin_table() {
    new_line();
    if (!m_rows.empty()) {
        m_rows.back().holds_table = true;
    }
    m_tables.emplace_back();
}

void RowText::end_table() {
    new_line();
    if (!m_tables.empty()) {
        m_tables.pop_back();
    }
}

void RowText::begin_row() {
    new_line();
    m_rows.push_back({m_text.size(), {}, 0, false});
}

void RowText::separate(Row& row) {
    new_line();
    // The break that ended the cell is the one between the cells.
    const bool ended = m_text.size() > row.begin && m_text.back() == '\n' &&
                       (row.separators.empty() || row.separators.back() + 1 != m_text.size());
    if (!ended) {
        m_text += '\n';
    }
    row.separators.push_back(m_text.size() - 1);
}

void RowText::begin_cell(std::size_t columns, std::size_t further_rows) {
    if (m_rows.empty() || m_tables.empty()) {
        new_line();
        return;
    }
    Row& row = m_rows.back();
    std::vector<std::size_t>& spanned = m_tables.back().spanned;
    const auto next_column = [&] {
        if (row.columns > 0) {
            separate(row);
        }
        ++row.columns;
    };
    while (row.columns < spanned.size() && spanned[row.columns] > 0) {
        --spanned[row.columns];
        next_column();
    }
    const std::size_t end = std::min(row.columns + columns, k_most_columns);
    spanned.resize(std::max(spanned.size(), end));
    for (std::size_t i = row.columns; i < end; ++i) {
        spanned[i] = further_rows;
    }
    next_column();
    row.columns += columns - 1;
}

void RowText::end_row() {
    if (m_rows.empty()) {
        return;
    }
    const Row row = std::move(m_rows.back());
    m_rows.pop_back();
    if (!row.separators.empty() && !row.holds_table && !has_long_cell(row)) {
        auto separator = row.separators.begin();
        for (std::size_t i = row.begin; i < m_text.size(); ++i) {
            if (separator != row.separators.end() && *separator == i) {
                m_text[i] = '\t';
                ++separator;
            } else if (m_text[i] == '\n') {
                m_text[i] = ' ';
            }
        }
    }
    new_line();
}

bool RowText::has_long_cell(const Row& row) const {
    std::size_t begin = row.begin;
    for (const std::size_t separator : row.separators) {
        if (separator - begin > k_longest_cell) {
            return true;
        }
        begin = separator + 1;
    }
    return m_text.size() - begin > k_longest_cell;
}

} // namespace policygraph::read
