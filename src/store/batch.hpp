// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/statement.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::store {

/// Puts in many rows by one statement: what a step costs is paid once for them, and the place in the table is kept from
/// one to the next. `Row` has `k_columns` and `bind(Statement&, int first)`; what it refers to must live until `flush`.
template <class Row>
class Batch {
public:
    /// `insert`: INSERT INTO table(columns). `many`: rows a statement.
    Batch(const Connection& connection, const std::string& insert, std::size_t many)
        : m_many(many), m_insert_many(connection, insert + values(many)), m_insert_one(connection, insert + values(1)) {
    }

    void add(Row row) {
        m_rows.push_back(std::move(row));
        if (m_rows.size() == m_many) {
            int first = 0;
            for (const Row& waiting : m_rows) {
                waiting.bind(m_insert_many, first);
                first += Row::k_columns;
            }
            m_insert_many.execute();
            m_rows.clear();
        }
    }
    /// Puts in what still waits.
    void flush() {
        for (const Row& waiting : m_rows) {
            waiting.bind(m_insert_one, 0);
            m_insert_one.execute();
        }
        m_rows.clear();
    }

private:
    static std::string values(std::size_t rows) {
        std::string row = "(?";
        for (int i = 1; i < Row::k_columns; ++i) {
            row += ", ?";
        }
        row += ')';
        std::string all = " VALUES" + row;
        for (std::size_t i = 1; i < rows; ++i) {
            all += ", " + row;
        }
        return all;
    }

    std::size_t m_many;
    std::vector<Row> m_rows;
    Statement m_insert_many;
    Statement m_insert_one;
};

} // namespace policygraph::store
