// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace policygraph::store {

/// An open SQLite connection. Errors are DataError with the file's name and SQLite's own words.
class Connection {
public:
    /// `flags` as of sqlite3_open_v2; the path is never taken for a URI.
    Connection(const std::filesystem::path& path, int flags);
    /// A database of its own in a temporary file, gone with the object.
    [[nodiscard]] static Connection temporary();

    /// Opens a second database for reading: its tables are those of the schema `name`. Not within a transaction.
    void attach(const std::filesystem::path& path, const std::string& name) const;

    /// The settings for a file that a stranger may have made: no foreign SQL runs, no schema is rewritten.
    void harden() const;
    /// Runs statements that give no rows.
    void run(std::string_view sql) const;
    /// The single whole number that the SQL gives.
    [[nodiscard]] std::int64_t number(std::string_view sql) const;
    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Throws what the last error code means, as DataError.
    [[noreturn]] void fail(int code) const;

private:
    Connection(std::string name, const std::string& file, int flags);
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::string m_name;
    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace policygraph::store
