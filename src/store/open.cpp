// SPDX-License-Identifier: Apache-2.0
#include "store/open.hpp"

#include "store/schema_sql.hpp"
#include "store/statement.hpp"

#include <policygraph/base/errors.hpp>

#include <algorithm>
#include <set>
#include <string>

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

void check_identity(const Connection& connection) {
    if (connection.number("PRAGMA application_id") != k_application_id) {
        throw base::DataError(connection.name(), 0, 0, "is an SQLite database, but not one of policygraph");
    }
    const std::int64_t version = connection.number("PRAGMA user_version");
    if (version > k_schema_version) {
        throw base::DataError(connection.name(), 0, 0,
                              "was made by a newer policygraph (schema " + std::to_string(version) +
                                  "; this one knows up to " + std::to_string(k_schema_version) + ")");
    }
    if (version < k_schema_version) {
        throw base::DataError(connection.name(), 0, 0,
                              "was made by an older policygraph (schema " + std::to_string(version) +
                                  "); build it anew");
    }
}

std::set<std::string> objects(const Connection& connection) {
    Statement list(connection, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema "
                               "WHERE name NOT LIKE 'sqlite_%' AND type IN ('table', 'view', 'trigger')");
    std::set<std::string> found;
    while (list.step()) {
        found.emplace(list.text(0));
    }
    return found;
}

/// A stranger's file may carry views and triggers under our names that do other things when they are asked:
/// tables and views must read exactly as ours do.
/// Further tables and views that a user added may stay.
void check_schema(const Connection& connection) {
    const Connection ours = [] {
        Connection memory(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY);
        for (const SchemaStep& step : schema_steps()) {
            memory.run(step.sql);
        }
        return memory;
    }();
    const std::set<std::string> expected = objects(ours);
    const std::set<std::string> found = objects(connection);
    const bool all = std::includes(found.begin(), found.end(), expected.begin(), expected.end());
    const bool triggers = std::any_of(found.begin(), found.end(),
                                      [](const std::string& object) { return object.starts_with("trigger "); });
    if (!all || triggers) {
        throw base::DataError(connection.name(), 0, 0,
                              "has tables or views that are not those of this policygraph's schema; build it anew");
    }
}

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

Connection open_existing(const std::filesystem::path& path, Access access) {
    check_file(path);
    if (access == Access::Read) {
        recover(path);
    }
    Connection connection(path, access == Access::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    connection.harden();
    sqlite3_busy_timeout(connection.handle(), access == Access::Read ? 5000 : 0);
    if (access == Access::Read) {
        connection.run("PRAGMA query_only = 1; PRAGMA cell_size_check = 1");
    }
    check_identity(connection);
    check_schema(connection);
    // Now that the tables and views are known to be ours they may use the JSON functions, which SQLite 3.40
    // keeps from an untrusted schema.
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
    return connection;
}

} // namespace policygraph::store
