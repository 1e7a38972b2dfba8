// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace policygraph::store {

/// Reports each thing that is wrong inside a database, a sentence each: SQLite's own check, foreign keys, nodes
/// and edges that break the kinds of `home`/schema.
void check_integrity(const Reader& reader, const std::filesystem::path& home,
                     const std::function<void(const std::string& problem)>& problem);

} // namespace policygraph::store
