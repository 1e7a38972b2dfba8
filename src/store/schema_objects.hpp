// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace policygraph::store {

/// SQL without comments and with one blank for each run of blanks, none beside ( ) and ,; what stands in quotes stays
/// as it is.
[[nodiscard]] std::string bare_sql(std::string_view sql);

/// Every table, view and index of our schema, as `bare_sql` of what SQLite keeps in sqlite_schema.sql: cut from
/// the files of schema/sqlite, so that no database has to be made to know it (there `CREATE TABLE name`
/// and the like, with single blanks up to the name, because SQLite keeps it in that form).
[[nodiscard]] std::set<std::string> schema_objects();

} // namespace policygraph::store
