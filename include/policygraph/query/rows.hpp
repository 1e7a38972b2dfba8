// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/table.hpp>

#include <cstddef>
#include <utility>

namespace policygraph::query {

/// Takes an answer as it is found, so that one of any length needs no memory of its own.
class RowSink {
public:
    RowSink() = default;
    virtual ~RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;

    /// The columns, once and before the rows.
    virtual void begin(const Heading& heading) = 0;
    /// False: no further rows are wanted.
    virtual bool row(Row&& row) = 0;
    /// So many rows follow that were not made.
    virtual void left_out(std::size_t /*rows*/) {}
    /// How many rows are wanted at most; 0: all. Whoever finds rows in their order need not look for more.
    [[nodiscard]] virtual std::size_t wanted() const { return 0; }
};

/// Keeps the rows.
class RowKeeper : public RowSink {
public:
    void begin(const Heading& heading) override { static_cast<Heading&>(m_table) = heading; }
    bool row(Row&& row) override {
        m_table.rows.push_back(std::move(row));
        return true;
    }
    void left_out(std::size_t rows) override { m_table.left_out += rows; }
    [[nodiscard]] Table& table() { return m_table; }

private:
    Table m_table;
};

/// Rows of the same columns behind others.
class FurtherRows : public RowSink {
public:
    explicit FurtherRows(RowSink& rows) : m_rows(rows) {}
    void begin(const Heading& /*heading*/) override {}
    bool row(Row&& row) override { return m_rows.row(std::move(row)); }
    [[nodiscard]] std::size_t wanted() const override { return m_rows.wanted(); }

private:
    RowSink& m_rows;
};

/// A whole table, row by row.
void pour(Table&& table, RowSink& rows);

} // namespace policygraph::query
