// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace policygraph::store {

/// Writes what `from` holds to the new file `to`, which gets its name when it is complete: rows numbered in the order
/// of their content keys, nothing left of what was deleted. Databases of equal content give equal bytes, whatever their
/// history, with one version of SQLite and of this program. Tables of the user's own stay behind. `from` is only read.
/// Throws DataError, UsageError where `to` exists.
void compact(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace policygraph::store
