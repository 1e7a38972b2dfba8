// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include <sys/stat.h>

namespace policygraph::read {

/// What a path that is no regular file is ("is a folder", "is a FIFO"), for messages.
[[nodiscard]] std::string describe(const struct ::stat& status);

/// A descriptor of a regular file, and its status; never waits. Throws InputError.
[[nodiscard]] int open_regular(const std::filesystem::path& path, struct ::stat& status);

/// All bytes of a regular file; throws InputError.
[[nodiscard]] std::string file_bytes(const std::filesystem::path& path, std::uint64_t size_limit);

/// All that comes from standard input; throws InputError under the name "-".
[[nodiscard]] std::string standard_input(std::uint64_t size_limit);

} // namespace policygraph::read
