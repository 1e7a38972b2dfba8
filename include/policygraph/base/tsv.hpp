// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace policygraph::base {

/// A row of a tab-separated data file, with the line it stands on (from 1) for error messages.
struct TsvRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

/// Reads a data file: UTF-8, '#' lines are comments, empty lines are skipped, every row has
/// `columns` cells (missing trailing cells become empty, surplus ones are an error).
/// Throws DataError with the path and line.
[[nodiscard]] std::vector<TsvRow> read_tsv(const std::filesystem::path& path, std::size_t columns);

/// The whole file as bytes; throws DataError where it cannot be read.
[[nodiscard]] std::string read_data_file(const std::filesystem::path& path);

} // namespace policygraph::base
