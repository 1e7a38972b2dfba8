// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/source_text.hpp>

#include <filesystem>

namespace policygraph::read {

/// Reads one regular file; throws InputError (missing, unreadable, not a regular file, empty, binary,
/// invalid in its encoding, over 1 GiB). `path` is kept as given.
[[nodiscard]] SourceText read_file(const std::filesystem::path& path);

} // namespace policygraph::read
