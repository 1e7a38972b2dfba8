// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidjson/document.h>

#include <filesystem>

namespace policygraph::base {

/// Reads a JSON data file; `//` comments are allowed, because the reason belongs beside the entry.
/// Throws DataError with the path, line and column of the first mistake.
[[nodiscard]] rapidjson::Document read_json(const std::filesystem::path& path);

} // namespace policygraph::base
