// SPDX-License-Identifier: Apache-2.0
#include "structure/task_table.hpp"

#include "structure/headings.hpp"
#include "structure/numerals.hpp"

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_header = 400; // bytes

std::vector<base::Span> cells_of(std::string_view text, base::Span line) {
    std::vector<base::Span> cells;
    std::uint32_t begin = line.begin;
    for (std::uint32_t at = line.begin; at <= line.end; ++at) {
        if (at == line.end || text[at] == '\t') {
            cells.push_back(trimmed(text, {begin, at}));
            begin = at + 1;
        }
    }
    return cells;
}

std::optional<Numeral> number_of(std::string_view cell) {
    auto number = read_arabic(cell, 0);
    number = number ? number : read_chinese(cell, 0);
    const bool whole = number && (number->end == cell.size() || (number->end + 1 == cell.size() && cell.back() == '.'));
    return whole && number->value > 0 ? number : std::nullopt;
}

} // namespace

TaskTables::Columns TaskTables::columns_of(std::string_view text, const std::vector<base::Span>& cells) const {
    Columns columns;
    columns.count = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string name;
        for (const char byte : cells[i].in(text)) { // headers are often spread: 序 号
            if (byte != ' ') {
                name += byte;
            }
        }
        const auto is = [&](std::string_view kind) { return m_words.at_end(name, kind) != 0; };
        const int index = static_cast<int>(i);
        if (columns.number < 0 && is("number")) {
            columns.number = index;
        } else if (is("task")) {
            columns.task = index; // the last: 重点任务 before 具体措施 only groups them
        } else if (is("owner")) {
            columns.others.emplace_back(TableCell::Kind::Owner, i);
        } else if (is("deadline")) {
            columns.others.emplace_back(TableCell::Kind::Deadline, i);
        }
    }
    columns.headers = cells;
    columns.above.resize(cells.size());
    return columns;
}

// An empty cell is one that reaches down from the row above.
void TaskTables::add_cells(Columns& columns, const std::vector<base::Span>& cells, int section, Outline& outline) {
    for (const auto& [kind, column] : columns.others) {
        base::Span& above = columns.above[column];
        above = cells[column].empty() ? above : cells[column];
        if (!above.empty()) {
            outline.cells.push_back({kind, section, columns.headers[column], above});
        }
    }
}

void TaskTables::find(const Frame& frame, base::Span part, int part_index, Outline& outline) const {
    auto& sections = outline.sections;
    Columns columns;
    const std::uint32_t numbered_until =
        sections.empty() || sections.back().part != part_index ? 0 : sections.back().label.end;
    const int parent = numbered_until == 0 ? -1 : static_cast<int>(sections.size()) - 1;
    std::uint32_t last = 0;
    const LineRange range = lines_in(frame, {std::max(part.begin, numbered_until), part.end});
    for (std::size_t i = range.first; i < range.last; ++i) {
        const Line& line = frame.lines[i];
        if (line.span.in(frame.text).find('\t') == std::string_view::npos) {
            columns = {};
            continue;
        }
        const auto cells = cells_of(frame.text, line.span);
        if (line.span.size() <= k_most_header) {
            const Columns header = columns_of(frame.text, cells);
            const bool owned = std::any_of(header.others.begin(), header.others.end(),
                                           [](const auto& column) { return column.first == TableCell::Kind::Owner; });
            if (header.task >= 0 && owned) {
                columns = header;
                last = 0;
                continue;
            }
        }
        if (columns.count == 0 || cells.size() != columns.count ||
            cells[static_cast<std::size_t>(columns.task)].empty()) {
            continue;
        }
        Section row;
        row.numbering = Numbering::Unnumbered;
        const base::Span number_cell =
            columns.number < 0 ? base::Span{} : cells[static_cast<std::size_t>(columns.number)];
        const auto number = number_of(number_cell.in(frame.text));
        row.number = number ? number->value : last + 1;
        row.printed = row.number;
        last = row.number;
        row.role = Role::Tasks;
        row.part = part_index;
        row.parent = parent;
        row.label = {line.span.begin, std::max(line.span.begin, number_cell.end)};
        row.heading = heading_in(frame.text, cells[static_cast<std::size_t>(columns.task)]);
        if (parent >= 0) {
            Section& above = sections[static_cast<std::size_t>(parent)];
            above.leaf = false;
            row.depth = static_cast<std::uint8_t>(above.depth + 1);
        }
        sections.push_back(row);
        add_cells(columns, cells, static_cast<int>(sections.size()) - 1, outline);
    }
}

} // namespace policygraph::structure
