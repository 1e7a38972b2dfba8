// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

namespace policygraph::store {

/// SQL without comments and with one blank for each run of blanks, none beside ( ) and ,; what stands in quotes stays
/// as it is.
[[nodiscard]] std::string bare_sql(std::string_view sql);

/// Every table, view and index of our schema, as `bare_sql` of what SQLite keeps in sqlite_schema.sql: cut from
/// the files of schema/sqlite, so that no database has to be made to know it (there `CREATE TABLE name`
/// and the like, with single blanks up to the name, because SQLite keeps it in that form).
[[nodiscard]] std::set<std::string> schema_objects();

/// The same statements letter by letter, as a database that this program made has them: quick to compare with. They
/// live as long as the program.
[[nodiscard]] std::unordered_set<std::string_view> schema_statements();

} // namespace policygraph::store
