// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::store {

/// A statement that is asked many times: prepared once, no rows are copied. Parameters and columns count from 0, in
/// order of appearance. The reader must stay where it is for as long; errors are those of Reader::query.
class Prepared {
public:
    Prepared(const Reader& reader, std::string_view sql);
    ~Prepared();
    Prepared(Prepared&& other) noexcept;
    Prepared& operator=(Prepared&&) = delete;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    /// Begins anew with this value; several parameters are bound one after the other. Text must live until the next.
    Prepared& bind(int parameter, std::int64_t value);
    Prepared& bind(int parameter, std::string_view value);
    /// True where there is a further row.
    bool step();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] Cell cell(int column) const;
    [[nodiscard]] int columns() const;
    /// The names of the columns, as Reader::query gives them.
    [[nodiscard]] std::vector<std::string> column_names() const;

private:
    const Reader* m_reader;
    sqlite3_stmt* m_statement;
};

} // namespace policygraph::store
