// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/rows.hpp>
#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query {

/// A parameter of a question: `-- param: NAME TYPE what it means`. TYPE is text, integer, one of a|b|c, or
/// node / node:Kind,Kind: a name that is looked up (find_node) and stands in the SQL as the node's key. A type that
/// ends in ! is of a parameter that must be given.
struct SqlParam {
    std::string name;
    std::string type;
    std::string doc;
    bool required = false;
};

/// Of a node with more edges the first rows of an answer are those that are found first: to find the first in order,
/// all would have to be looked at, whatever the limit.
inline constexpr std::int64_t k_hub = 10000;

/// A question kept as a file of queries/: comment lines `-- name:`, `-- doc:`, `-- param:`, `-- hub:`, `-- example:`,
/// then one SELECT. A column named "x?" holds yes or no and is given as x.
struct SqlFile {
    std::string name;
    std::string doc;
    std::vector<SqlParam> params;
    std::vector<std::string> examples; ///< as on the command line: --param k=v …
    std::string hub;         ///< a parameter: where this node is a hub, the rows come as they are found; "": never
    std::string hub_through; ///< a kind of edge: the nodes that it leads to count as well
    std::string sql;
};

/// Reads one; throws DataError with file and line: no name, a name that is not the file's, an unknown key or type.
[[nodiscard]] SqlFile read_sql_file(const std::filesystem::path& path);

/// All of a folder in byte order of their names.
[[nodiscard]] std::vector<SqlFile> read_sql_files(const std::filesystem::path& folder);

/// The file queries/commands/NAME.sql of the program's home.
[[nodiscard]] SqlFile command_sql(std::string_view name);

/// The values of named parameters; missing ones are NULL.
using Values = store::Params;

/// Runs SQL and gives its rows.
[[nodiscard]] Table ask(const store::Reader& reader, std::string_view sql, const Values& values = {});
void ask(const store::Reader& reader, std::string_view sql, const Values& values, RowSink& rows);

/// The parameters of a file, each as the user typed it, checked by its type. Throws UsageError.
[[nodiscard]] Values typed_values(const store::Reader& reader, const SqlFile& file,
                                  const std::vector<std::pair<std::string, std::string>>& typed);

/// For a file of queries/commands, which orders its rows and leaves their number open: SQLite sorts and quotes no more
/// of them than are wanted, and none of a hub's.
void ask_command(const store::Reader& reader, const SqlFile& file, const Values& values, RowSink& rows);

} // namespace policygraph::query
