// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/prepared.hpp>

#include <sqlite3.h>

#include <utility>

namespace policygraph::store {

Prepared::Prepared(const Reader& reader, std::string_view sql) : m_reader(&reader), m_statement(reader.compile(sql)) {}

Prepared::~Prepared() {
    sqlite3_finalize(m_statement);
}

Prepared::Prepared(Prepared&& other) noexcept
    : m_reader(other.m_reader), m_statement(std::exchange(other.m_statement, nullptr)) {}

Prepared& Prepared::bind(int parameter, std::int64_t value) {
    sqlite3_reset(m_statement);
    if (const int code = sqlite3_bind_int64(m_statement, parameter + 1, value); code != SQLITE_OK) {
        m_reader->refuse(code);
    }
    return *this;
}

Prepared& Prepared::bind(int parameter, std::string_view value) {
    sqlite3_reset(m_statement);
    const int code =
        sqlite3_bind_text64(m_statement, parameter + 1, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) {
        m_reader->refuse(code);
    }
    return *this;
}

bool Prepared::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    sqlite3_reset(m_statement);
    if (code != SQLITE_DONE) {
        m_reader->refuse(code);
    }
    return false;
}

bool Prepared::is_null(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Prepared::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Prepared::text(int column) const {
    const void* data = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), size);
}

Cell Prepared::cell(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement, column);
    case SQLITE_NULL:
        return {};
    default:
        return std::string(text(column));
    }
}

int Prepared::columns() const {
    return sqlite3_column_count(m_statement);
}

std::vector<std::string> Prepared::column_names() const {
    std::vector<std::string> names;
    for (int column = 0; column < columns(); ++column) {
        names.emplace_back(sqlite3_column_name(m_statement, column));
    }
    return names;
}

} // namespace policygraph::store
