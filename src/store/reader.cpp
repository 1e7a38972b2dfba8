// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/reader.hpp>

#include "store/connection.hpp"
#include "store/open.hpp"
#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <utility>

namespace policygraph::store {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int k_steps_between_checks = 2000; // of SQLite's virtual machine: well below a millisecond

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Compiled = std::unique_ptr<sqlite3_stmt, Finalize>;

Cell cell_of(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_NULL:
        return {};
    default: { // bytes of a BLOB are given as they are
        const void* data = sqlite3_column_blob(statement, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
    }
    }
}

int bind(sqlite3_stmt* statement, int parameter, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return sqlite3_bind_text64(statement, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return sqlite3_bind_int64(statement, parameter, *integer);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return sqlite3_bind_double(statement, parameter, *number);
    }
    return sqlite3_bind_null(statement, parameter);
}

std::vector<std::string> column_names(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        names.emplace_back(sqlite3_column_name(statement, column));
    }
    return names;
}

bool only_blanks(std::string_view text) {
    return text.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

} // namespace

struct Reader::Connection {
    explicit Connection(store::Connection&& opened) : database(std::move(opened)) {
        sqlite3_progress_handler(database.handle(), k_steps_between_checks, &Connection::progress, this);
    }

    static int progress(void* self) {
        const auto* connection = static_cast<const Connection*>(self);
        const bool late = Clock::now() > connection->deadline;
        return late || (connection->interrupted && connection->interrupted()) ? 1 : 0;
    }

    Compiled prepare(std::string_view sql) {
        sqlite3_stmt* raw = nullptr;
        const char* tail = nullptr;
        const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &raw, &tail);
        Compiled statement(raw);
        if (code != SQLITE_OK) {
            refuse(code);
        }
        if (raw == nullptr) {
            throw base::UsageError("there is no SQL statement");
        }
        const auto used = static_cast<std::size_t>(tail - sql.data());
        if (!only_blanks(sql.substr(used))) {
            sqlite3_stmt* second = nullptr;
            sqlite3_prepare_v2(database.handle(), tail, static_cast<int>(sql.size() - used), &second, nullptr);
            const Compiled rest(second);
            if (second != nullptr || sqlite3_errcode(database.handle()) != SQLITE_OK) {
                throw base::UsageError("only one SQL statement is possible");
            }
        }
        if (sqlite3_stmt_readonly(raw) == 0) {
            throw base::UsageError("the SQL would change the database, which is opened for reading");
        }
        return statement;
    }

    [[noreturn]] void refuse(int code) const {
        const int primary = code & 0xFF;
        if (primary == SQLITE_ERROR || primary == SQLITE_AUTH || primary == SQLITE_TOOBIG || primary == SQLITE_RANGE) {
            throw base::UsageError("SQL: " + std::string(sqlite3_errmsg(database.handle())));
        }
        database.fail(code);
    }

    /// The row of a scan; an exception waits until SQLite's own code has been left.
    static void visit_row(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
        auto* connection = static_cast<Connection*>(sqlite3_user_data(context));
        if (connection->visit == nullptr) { // somebody's own SQL asks for it
            sqlite3_result_error(context, "there is no scan", -1);
            return;
        }
        try {
            (*connection->visit)(ScannedRow(values));
        } catch (...) {
            connection->thrown = std::current_exception();
            sqlite3_result_error(context, "the scan was ended", -1);
        }
    }

    store::Connection database;
    Clock::time_point deadline = Clock::time_point::max();
    std::function<bool()> interrupted;
    const std::function<void(const ScannedRow&)>* visit = nullptr; // of the scan that runs
    std::exception_ptr thrown;
    bool scans = false; // the function is there
};

namespace {

/// Nothing reaches out of the database or changes how it is read; that statements only read is asked of SQLite
/// itself. (Inner statements of the full-text index come here, too: a list of what is allowed would break it.)
int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
    static constexpr std::array<std::string_view, 12> k_harmless = {
        "application_id", "data_version", "foreign_key_check", "foreign_key_list", "index_list",  "integrity_check",
        "page_count",     "page_size",    "quick_check",       "table_info",       "table_xinfo", "user_version"};
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_DENY;
    case SQLITE_FUNCTION:
        return second != nullptr && std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA: {
        const std::string_view name = first == nullptr ? "" : first;
        return std::find(k_harmless.begin(), k_harmless.end(), name) != k_harmless.end() ? SQLITE_OK : SQLITE_DENY;
    }
    default:
        return SQLITE_OK;
    }
}

} // namespace

Reader::Reader(const std::filesystem::path& database)
    : m_path(database), m_connection(std::make_unique<Connection>(open_existing(database, Access::Read))) {
    const store::Connection& connection = m_connection->database;
    sqlite3_set_authorizer(connection.handle(), &authorize, nullptr);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

sqlite3_stmt* Reader::compile(std::string_view sql) const {
    return m_connection->prepare(sql).release();
}

void Reader::refuse(int code) const {
    m_connection->refuse(code);
}

void Reader::query(std::string_view sql, const Params& params, const RowCallback& row,
                   const ColumnsCallback& columns) const {
    const Compiled statement = m_connection->prepare(sql);
    if (columns) {
        columns(column_names(statement.get()));
    }
    for (const auto& [name, value] : params) {
        const int index = sqlite3_bind_parameter_index(statement.get(), (":" + name).c_str());
        if (index == 0) {
            throw base::UsageError("the query has no parameter \"" + name + "\"");
        }
        if (const int code = bind(statement.get(), index, value); code != SQLITE_OK) {
            m_connection->refuse(code);
        }
    }
    const int width = sqlite3_column_count(statement.get());
    Row cells(static_cast<std::size_t>(width));
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
        for (int column = 0; column < width; ++column) {
            cells[static_cast<std::size_t>(column)] = cell_of(statement.get(), column);
        }
        if (!row(cells)) {
            return;
        }
    }
    if (code != SQLITE_DONE) {
        m_connection->refuse(code);
    }
}

void Reader::scan(const std::string& columns, const std::string& from,
                  const std::function<void(const ScannedRow&)>& visit) const {
    Connection& connection = *m_connection;
    if (!std::exchange(connection.scans, true)) {
        const int code = sqlite3_create_function_v2(
            connection.database.handle(), "policygraph_visit", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, &connection,
            nullptr, &Connection::visit_row, [](sqlite3_context*) {}, nullptr);
        if (code != SQLITE_OK) {
            refuse(code);
        }
    }
    const Compiled statement = connection.prepare("SELECT policygraph_visit(" + columns + ") FROM " + from);
    connection.visit = &visit;
    const int code = sqlite3_step(statement.get());
    connection.visit = nullptr;
    if (connection.thrown) {
        std::rethrow_exception(std::exchange(connection.thrown, nullptr));
    }
    if (code != SQLITE_ROW) {
        refuse(code);
    }
}

std::int64_t ScannedRow::integer(std::size_t column) const {
    return sqlite3_value_int64(m_values[column]);
}

std::string_view ScannedRow::text(std::size_t column) const {
    const void* data = sqlite3_value_blob(m_values[column]);
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(m_values[column]));
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

std::vector<Row> Reader::rows(std::string_view sql, const Params& params) const {
    std::vector<Row> all;
    query(sql, params, [&](const Row& row) {
        all.push_back(row);
        return true;
    });
    return all;
}

std::vector<std::string> Reader::columns(std::string_view sql) const {
    return column_names(m_connection->prepare(sql).get());
}

std::vector<std::string> Reader::parameters(std::string_view sql) const {
    const Compiled statement = m_connection->prepare(sql);
    std::vector<std::string> names;
    for (int index = 1; index <= sqlite3_bind_parameter_count(statement.get()); ++index) {
        const char* name = sqlite3_bind_parameter_name(statement.get(), index);
        if (name != nullptr) {
            names.emplace_back(name + 1);
        }
    }
    return names;
}

void Reader::set_time_limit(std::chrono::milliseconds limit) {
    m_connection->deadline = limit.count() == 0 ? Clock::time_point::max() : Clock::now() + limit;
}

void Reader::extend_time_limit(std::chrono::nanoseconds by) {
    if (m_connection->deadline != Clock::time_point::max()) {
        m_connection->deadline += by;
    }
}

void Reader::set_interrupt(std::function<bool()> interrupted) {
    m_connection->interrupted = std::move(interrupted);
}

std::string text_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        std::array<char, 32> buffer{};
        const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *number);
        return {buffer.data(), result.ptr};
    }
    return {};
}

} // namespace policygraph::store
