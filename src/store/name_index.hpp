// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace policygraph::store {

/// Reports where the full-text index of names (node_search) is not what node_names makes it: SQLite's own check of it
/// writes, so a second index is made in a temporary file and the two are read side by side.
void check_name_index(const std::filesystem::path& database,
                      const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
