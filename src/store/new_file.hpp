// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

// How a new database grows: tables first, without journal, then the rows, then indexes and full text.
namespace policygraph::store {

/// Opens an empty file, gives it the tables and begins its only transaction.
[[nodiscard]] Connection begin_new(const std::filesystem::path& path);
/// When the rows are there.
void build_indexes(const Connection& connection);
/// When the names are settled.
void build_name_search(const Connection& connection);

} // namespace policygraph::store
