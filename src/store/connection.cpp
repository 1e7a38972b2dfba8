// SPDX-License-Identifier: Apache-2.0
#include "store/connection.hpp"

#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

#include <filesystem>
#include <utility>

namespace policygraph::store {

namespace {

/// What the user needs to know of the more frequent troubles; SQLite's own words for the others.
std::string sentence(int code, const char* message) {
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        return "is not a policygraph database (not an SQLite file, or encrypted)";
    case SQLITE_CORRUPT:
        return "is damaged (" + std::string(message) + ")";
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "is being written by another program; try again when it is done";
    case SQLITE_READONLY:
        return "cannot be written (read-only file or folder)";
    case SQLITE_CANTOPEN:
        return "cannot be opened";
    case SQLITE_IOERR:
        return "cannot be read or written (input/output error)";
    case SQLITE_INTERRUPT:
        return "the query took too long or was interrupted";
    default:
        return message;
    }
}

/// The path as a URI that SQLite opens for reading, fit for SQL between quotes.
std::string read_only_uri(const std::filesystem::path& path) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    constexpr std::string_view k_plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-_.";
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (k_plain.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += k_digits[byte >> 4U];
            uri += k_digits[byte & 15U];
        }
    }
    return uri + "?mode=ro";
}

} // namespace

Connection::Connection(std::string name, const std::string& file, int flags) : m_name(std::move(name)) {
    // Nobody asks how much memory SQLite has: to count it takes a lock at each piece. Refused where it already runs.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(uncounted);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle);
    if (code != SQLITE_OK) {
        fail(code);
    }
    sqlite3_extended_result_codes(handle, 1);
}

// An absolute path is never read as "file:" or ":memory:".
Connection::Connection(const std::filesystem::path& path, int flags)
    : Connection(path.string(), std::filesystem::absolute(path).string(), flags | SQLITE_OPEN_URI) {}

Connection Connection::temporary() {
    return {"a temporary file", "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
}

void Connection::attach(const std::filesystem::path& path, const std::string& name) const {
    run("ATTACH '" + read_only_uri(path) + "' AS " + name);
}

void Connection::harden() const {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
}

void Connection::run(std::string_view sql) const {
    const std::string text(sql);
    const int code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code);
    }
}

std::int64_t Connection::number(std::string_view sql) const {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Connection::fail(int code) const {
    const char* message = m_handle ? sqlite3_errmsg(handle()) : sqlite3_errstr(code);
    throw base::DataError(m_name, 0, 0, sentence(code, message));
}

} // namespace policygraph::store
