// SPDX-License-Identifier: Apache-2.0
#include "store/open.hpp"

#include "store/schema_objects.hpp"
#include "store/schema_sql.hpp"
#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

namespace policygraph::store {

namespace {

void check_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        throw base::DataError(path.string(), 0, 0, "there is no such database; `policygraph build` makes one");
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw base::DataError(path.string(), 0, 0, "is not a file");
    }
    // SQLite takes an empty file for an empty database.
    if (std::filesystem::file_size(path, error) == 0 || error) {
        throw base::DataError(path.string(), 0, 0, "is empty, not a policygraph database");
    }
}

/// The version of the schema, which is no newer than this program's.
std::int64_t check_identity(const Connection& connection, Access access) {
    if (connection.number("PRAGMA application_id") != k_application_id) {
        throw base::DataError(connection.name(), 0, 0, "is an SQLite database, but not one of policygraph");
    }
    const std::int64_t version = connection.number("PRAGMA user_version");
    if (version > k_schema_version) {
        throw base::DataError(connection.name(), 0, 0,
                              "was made by a newer policygraph (schema " + std::to_string(version) +
                                  "; this one knows up to " + std::to_string(k_schema_version) + ")");
    }
    if (version < k_oldest_version || (version < k_schema_version && access == Access::Read)) {
        const std::string way = version < k_oldest_version ? "build it anew" : "a build into it brings it up to date";
        throw base::DataError(connection.name(), 0, 0,
                              "was made by an older policygraph (schema " + std::to_string(version) + "); " + way);
    }
    return version;
}

/// The tables, views, indexes and triggers that the file has, as `schema_objects` writes them.
std::set<std::string> found_objects(const Connection& connection) {
    Statement list(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    std::set<std::string> found;
    while (list.step()) {
        found.insert(bare_sql(list.text(0)));
    }
    return found;
}

/// Whether the file has our statements as we write them and no others: so it is with nearly all.
bool is_as_written(const Connection& connection) {
    std::unordered_set<std::string_view> ours = schema_statements();
    Statement list(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    while (list.step()) {
        if (ours.erase(list.text(0)) == 0) {
            return false;
        }
    }
    return ours.empty();
}

} // namespace

void check_schema(const Connection& connection) {
    if (is_as_written(connection)) {
        return;
    }
    const std::set<std::string> expected = schema_objects();
    const std::set<std::string> found = found_objects(connection);
    const bool all = std::includes(found.begin(), found.end(), expected.begin(), expected.end());
    if (!all || connection.number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") != 0) {
        throw base::DataError(connection.name(), 0, 0,
                              "has tables or views that are not those of this policygraph's schema; build it anew");
    }
}

namespace {

/// A builder that was killed leaves a journal, and a file opened for reading cannot be rolled back: whoever may
/// write does it first. Where that fails, opening for reading says why.
void recover(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path.string() + "-journal")) {
        return;
    }
    try {
        const Connection writer(path, SQLITE_OPEN_READWRITE);
        writer.harden();
        static_cast<void>(writer.number("SELECT count(*) FROM sqlite_schema"));
    } catch (const base::DataError&) {
    }
}

} // namespace

void trust(const Connection& connection) {
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
}

Connection open_existing(const std::filesystem::path& path, Access access) {
    check_file(path);
    if (access == Access::Read) {
        recover(path);
    }
    // A reader belongs to one thread, so SQLite need not lock at each column that is read.
    Connection connection(path,
                          access == Access::Read ? SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX : SQLITE_OPEN_READWRITE);
    connection.harden();
    sqlite3_busy_timeout(connection.handle(), access == Access::Read ? 5000 : 0);
    if (access == Access::Read) {
        // Checked and read as one state. Half a megabyte of pages: the kernel gives a page again for less than fresh
        // memory for another costs (bench/README.md, Questions).
        connection.run("PRAGMA query_only = 1; PRAGMA cell_size_check = 1; PRAGMA cache_size = 128; BEGIN");
    }
    if (check_identity(connection, access) == k_schema_version) { // older ones: when they are brought up to date
        check_schema(connection);
        trust(connection);
    }
    return connection;
}

} // namespace policygraph::store
