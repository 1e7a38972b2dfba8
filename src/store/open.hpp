// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/connection.hpp"

#include <filesystem>

namespace policygraph::store {

enum class Access { Read, Write };

/// Opens an existing database that is ours; anything else is a DataError in one plain sentence, and the
/// file is not written to.
[[nodiscard]] Connection open_existing(const std::filesystem::path& path, Access access);

} // namespace policygraph::store
