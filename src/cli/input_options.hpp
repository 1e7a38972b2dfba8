// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <policygraph/read/documents.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace policygraph::cli {

/// The options of commands that read documents: what to read, and how.
class InputOptions {
public:
    void declare(CLI::App& app);

    /// The paths named, and those of --files-from. Throws UsageError where there are none or the list cannot be read.
    [[nodiscard]] std::vector<std::filesystem::path> paths() const;
    [[nodiscard]] const read::Columns& columns() const { return m_columns; }
    [[nodiscard]] const std::string& encoding() const { return m_encoding; }

private:
    std::vector<std::string> m_paths;
    std::string m_list;
    std::string m_encoding;
    read::Columns m_columns;
};

} // namespace policygraph::cli
