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

/// A file of queries/commands whose first parameter is a row number; a walk asks it at each step: prepared once.
class StepSql {
public:
    StepSql(const store::Reader& reader, std::string_view name)
        : m_sql(command_sql(name).sql), m_columns(reader.columns(m_sql)), m_statement(reader, m_sql) {}

    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }

    /// The second parameter, the same at each step.
    void set_second(std::int64_t value) { m_statement.bind(1, value); }

    /// Calls `visit` with the statement at each row.
    template <typename Visit>
    void each(std::int64_t row, Visit visit) {
        m_statement.bind(0, row);
        while (m_statement.step()) {
            visit(m_statement);
        }
    }

    [[nodiscard]] std::vector<Row> rows(std::int64_t row) {
        std::vector<Row> all;
        each(row, [&](const store::Prepared& found) {
            Row& cells = all.emplace_back();
            for (int column = 0; column < found.columns(); ++column) {
                cells.push_back(cell(found.cell(column)));
            }
        });
        return all;
    }

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

    std::string m_sql;
    std::vector<std::string> m_columns;
    store::Prepared m_statement;
};

} // namespace policygraph::query
