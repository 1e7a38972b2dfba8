// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/sql_file.hpp>
#include <policygraph/query/table.hpp>
#include <policygraph/store/prepared.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query {

/// A file of queries/commands that a walk asks at each step: prepared once.
class StepSql {
public:
    StepSql(const store::Reader& reader, std::string_view name) : m_statement(reader, command_sql(name).sql) {}

    [[nodiscard]] std::vector<std::string> columns() const { return m_statement.column_names(); }

    /// Begins at a row, which is the first parameter; then `next` as long as it is true.
    void begin(std::int64_t row) { m_statement.bind(0, row); }
    [[nodiscard]] bool next() { return m_statement.step(); }
    /// The statement at the row that `next` found.
    [[nodiscard]] const store::Prepared& found() const { return m_statement; }
    /// Its cells, behind those that are there.
    [[nodiscard]] Row cells(Row cells = {}) const {
        for (int column = 0; column < m_statement.columns(); ++column) {
            cells.push_back(cell(m_statement.cell(column)));
        }
        return cells;
    }

    /// A parameter by its number, in order of appearance. Text must live until the next.
    void set(int parameter, std::int64_t value) { m_statement.bind(parameter, value); }
    void set(int parameter, std::string_view value) { m_statement.bind(parameter, value); }

private:
    static Cell cell(store::Cell from) {
        if (auto* text = std::get_if<std::string>(&from)) {
            return std::move(*text);
        }
        if (const auto* whole = std::get_if<std::int64_t>(&from)) {
            return *whole;
        }
        const auto* real = std::get_if<double>(&from);
        return real != nullptr ? Cell(*real) : Cell();
    }

    store::Prepared m_statement;
};

} // namespace policygraph::query
