// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/cursor.hpp>

#include <sqlite3.h>

#include <utility>

namespace policygraph::store {

Cursor::Cursor(const Reader& reader, std::string_view sql)
    : m_reader(&reader), m_statement(reader.prepare_statement(sql)) {}

Cursor::~Cursor() {
    sqlite3_finalize(m_statement);
}

Cursor::Cursor(Cursor&& other) noexcept
    : m_reader(other.m_reader), m_statement(std::exchange(other.m_statement, nullptr)) {}

Cursor& Cursor::bind(int parameter, std::int64_t value) {
    sqlite3_reset(m_statement);
    if (const int code = sqlite3_bind_int64(m_statement, parameter + 1, value); code != SQLITE_OK) {
        m_reader->fail(code);
    }
    return *this;
}

bool Cursor::step() {
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        m_reader->fail(code);
    }
    return code == SQLITE_ROW;
}

std::int64_t Cursor::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Cursor::text(int column) const {
    const void* const data = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

bool Cursor::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace policygraph::store
