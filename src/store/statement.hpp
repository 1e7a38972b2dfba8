// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace policygraph::store {

/// A prepared statement. Bound text must live until the next `reset`. Parameters and columns count from 0.
class Statement {
public:
    Statement(const Connection& connection, std::string_view sql);

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, std::string_view value);
    Statement& bind_bytes(int parameter, std::string_view value);
    Statement& bind_null(int parameter);
    /// True where there is a row.
    bool step();
    /// One that gives no rows: step and reset.
    void execute();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle(), column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(handle(), column); }
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(handle(), column) == SQLITE_NULL; }
    [[nodiscard]] sqlite3_stmt* handle() const { return m_handle.get(); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void check(int code) const;

    const Connection* m_connection;
    std::unique_ptr<sqlite3_stmt, Finalize> m_handle;
};

} // namespace policygraph::store
