// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <sys/stat.h>

namespace policygraph::read {

/// What a path that is no regular file is ("is a folder", "is a FIFO"), for messages.
[[nodiscard]] std::string describe(const struct ::stat& status);

/// All bytes of a regular file; throws InputError.
[[nodiscard]] std::string file_bytes(const std::filesystem::path& path, std::uint64_t size_limit);

} // namespace policygraph::read
