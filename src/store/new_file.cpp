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
    Connection connection(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    connection.run(k_settings);
    run_schema(connection, "124");
    connection.run("BEGIN EXCLUSIVE");
    return connection;
}

void build_indexes(const Connection& connection) {
    run_schema(connection, "3");
}

void build_name_search(const Connection& connection) {
    connection.run("INSERT INTO node_search(node_search) VALUES('rebuild')");
}

} // namespace policygraph::store
