// SPDX-License-Identifier: Apache-2.0
#include "store/new_file.hpp"

#include "store/schema_sql.hpp"

namespace policygraph::store {

namespace {

// A small cache and sorting in files: an index of millions of rows is built faster than with much memory, and
// a build of any size fits into little (bench/README.md).
constexpr const char* k_settings = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8192; "
                                   "PRAGMA temp_store = FILE; PRAGMA foreign_keys = OFF";

/// Runs the files of schema/sqlite whose names begin with one of the digits.
void run_schema(const Connection& connection, std::string_view digits) {
    for (const SchemaStep& step : schema_steps()) {
        if (digits.find(step.file.front()) != std::string_view::npos) {
            connection.run(step.sql);
        }
    }
}

} // namespace

Connection begin_new(const std::filesystem::path& path) {
    // One thread writes, so SQLite need not lock at each value that is bound.
    Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX);
    connection.run(k_settings);
    run_schema(connection, "124");
    connection.run("BEGIN EXCLUSIVE");
    return connection;
}

void build_indexes(const Connection& connection) {
    run_schema(connection, "3");
}

void build_name_search(const Connection& connection) {
    // In the order of the rows: 'rebuild' would read them in that of an index by name, and FTS5 writes out what it has
    // collected at each row that comes before the last. 32 MiB, so that there is little to merge.
    connection.run("INSERT INTO node_search(node_search, rank) VALUES('hashsize', 33554432)");
    connection.run("INSERT INTO node_search(rowid, names) SELECT id, names FROM node_names ORDER BY id");
}

} // namespace policygraph::store
