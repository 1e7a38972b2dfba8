// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace policygraph::store {

inline constexpr int k_application_id = 0x504B4731; // "PKG1"; schema/sqlite/100-tables.sql says the same
inline constexpr int k_schema_version = 4;
inline constexpr int k_oldest_version = 1; ///< that migrations lead from

/// A file of schema/sqlite, in the order of the names: tables, views, indexes, search.
struct SchemaStep {
    std::string_view file;
    std::string_view sql;
};

[[nodiscard]] std::span<const SchemaStep> schema_steps();
/// The files of schema/sqlite/migrations: N.sql leads from N - 1 to N.
[[nodiscard]] std::span<const SchemaStep> migration_steps();

} // namespace policygraph::store
