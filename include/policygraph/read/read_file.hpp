// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/source_text.hpp>

#include <filesystem>

namespace policygraph::read {

/// Reads one regular file as Reader does, without the words of web pages (no furniture is taken off, no
/// publisher's metadata found): for plain text.
[[nodiscard]] SourceText read_file(const std::filesystem::path& path);

} // namespace policygraph::read
