// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3_stmt;

namespace policygraph::store {

/// One query of a Reader, walked row by row without copies: for long walks and for many short ones. Parameters
/// and columns count from 0. The Reader must outlive it; its time limit does not hold here. Throws as `query` does.
class Cursor {
public:
    Cursor(const Reader& reader, std::string_view sql);
    ~Cursor();
    Cursor(Cursor&&) noexcept;
    Cursor& operator=(Cursor&&) = delete;

    /// Starts anew with another value of a parameter.
    Cursor& bind(int parameter, std::int64_t value);
    /// True where there is a row.
    bool step();

    [[nodiscard]] std::int64_t integer(int column) const;
    /// Valid until the next step or bind; numbers and NULL are text, too.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    const Reader* m_reader;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace policygraph::store
