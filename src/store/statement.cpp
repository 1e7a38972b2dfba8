// SPDX-License-Identifier: Apache-2.0
#include "store/statement.hpp"

namespace policygraph::store {

Statement::Statement(const Connection& connection, std::string_view sql) : m_connection(&connection) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_handle.reset(statement);
    check(code);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) {
        m_connection->fail(code);
    }
}

Statement& Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(handle(), parameter + 1, value));
    return *this;
}

Statement& Statement::bind(int parameter, double value) {
    check(sqlite3_bind_double(handle(), parameter + 1, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
    // An empty view may hold a null pointer, which SQLite would take for NULL.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(handle(), parameter + 1, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view value) {
    check(sqlite3_bind_blob64(handle(), parameter + 1, value.data(), value.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(handle(), parameter + 1));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        m_connection->fail(code);
    }
    return false;
}

void Statement::execute() {
    step();
    reset();
}

void Statement::reset() {
    sqlite3_reset(handle());
}

std::string_view Statement::text(int column) const {
    // As bytes: asking for text may need memory for a closing zero, and its lack would look like an empty text.
    const auto* data = static_cast<const char*>(sqlite3_column_blob(handle(), column));
    if (data == nullptr) {
        if (sqlite3_errcode(m_connection->handle()) == SQLITE_NOMEM) {
            m_connection->fail(SQLITE_NOMEM);
        }
        return {};
    }
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle(), column))};
}

} // namespace policygraph::store
