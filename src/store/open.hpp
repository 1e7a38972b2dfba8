// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <filesystem>

namespace policygraph::store {

enum class Access { Read, Write };

/// Opens an existing database that is ours; anything else is a DataError in one plain sentence, and the
/// file is not written to. One of an older schema is opened for writing only, and must be migrated. One opened for
/// reading is within a transaction, so that what was checked is what is read.
[[nodiscard]] Connection open_existing(const std::filesystem::path& path, Access access);

/// A stranger's file may carry views and triggers under our names that do other things when they are asked: tables,
/// views and indexes must read exactly as ours do, but for comments, and there are no triggers. Further tables and
/// views that a user added may stay. Throws DataError.
void check_schema(const Connection& connection);

/// Now that the tables and views are known to be ours they may use the JSON functions, which SQLite 3.40 keeps from
/// an untrusted schema.
void trust(const Connection& connection);

} // namespace policygraph::store
