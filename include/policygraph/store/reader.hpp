// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3_stmt;
struct sqlite3_value;

namespace policygraph::store {

/// A value of a result: NULL, a whole number, a number, text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;
/// A row of a result, a cell for each column.
using Row = std::vector<Cell>;
/// Values of named parameters, by name without the colon: {"name", "…"} for `:name`. Parameters of the SQL
/// that are missing here are NULL; names that the SQL does not have are a UsageError.
using Params = std::map<std::string, Cell, std::less<>>;
/// Takes a row; false ends the query.
using RowCallback = std::function<bool(const Row&)>;
/// Takes the names of the columns.
using ColumnsCallback = std::function<void(std::vector<std::string>&&)>;

/// A row as `Reader::scan` gives it, good as long as it is given.
class ScannedRow {
public:
    explicit ScannedRow(sqlite3_value** values) : m_values(values) {}
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] std::string_view text(std::size_t column) const;

private:
    sqlite3_value** m_values;
};

/// A database opened to be asked, never changed: read-only, `query_only`, untrusted schema, defensive. All
/// calls see one state of the database (one read transaction from the constructor on), a builder at work
/// beside it or not. Not to be shared by threads.
class Reader {
public:
    /// Throws DataError in one plain sentence: no such file, not a database, of another application, of
    /// another schema version, damaged.
    explicit Reader(const std::filesystem::path& database);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Runs one statement. Throws UsageError where the SQL is wrong, is not one statement, or would change
    /// anything; DataError where the database is damaged or `set_time_limit` ran out.
    /// `columns`: gets the names of the columns before the first row comes.
    void query(std::string_view sql, const Params& params, const RowCallback& row,
               const ColumnsCallback& columns = {}) const;
    /// The same with all rows at once.
    [[nodiscard]] std::vector<Row> rows(std::string_view sql, const Params& params = {}) const;
    /// All of a table in the order of an index, in two thirds of the time of `query`: no row becomes a result.
    /// `columns` and `from` are SQL ("source, kind", "edge INDEXED BY edge_source"). What `visit` throws comes through;
    /// it does not scan itself.
    void scan(const std::string& columns, const std::string& from,
              const std::function<void(const ScannedRow&)>& visit) const;
    /// The names of the statement's columns, as `query` gives them.
    [[nodiscard]] std::vector<std::string> columns(std::string_view sql) const;
    /// The names of the statement's parameters without the colon, in order of appearance, each once.
    [[nodiscard]] std::vector<std::string> parameters(std::string_view sql) const;

    /// Ends whatever still runs so long from now on; zero: no limit.
    void set_time_limit(std::chrono::milliseconds limit);
    /// For time that somebody else took.
    void extend_time_limit(std::chrono::nanoseconds by);
    /// Called now and then during queries; true interrupts (a signal, a closed connection).
    void set_interrupt(std::function<bool()> interrupted);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    friend class Prepared;
    struct Connection;
    [[nodiscard]] sqlite3_stmt* compile(std::string_view sql) const; // owned by the caller
    [[noreturn]] void refuse(int code) const;

    std::filesystem::path m_path;
    std::unique_ptr<Connection> m_connection;
};

/// The cell as text: "" for NULL, shortest round-trip digits for numbers.
[[nodiscard]] std::string text_of(const Cell& cell);

} // namespace policygraph::store
