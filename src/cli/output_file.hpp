// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/terminal.hpp"

#include <filesystem>
#include <memory>
#include <ostream>

namespace policygraph::cli {

/// A file that is there in full or not at all: written beside its place under a temporary name, then renamed over
/// it; what killed writers of the same file left goes first. What is no regular file (a pipe, a device) is written
/// directly. Throws UsageError where it cannot be made.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    [[nodiscard]] std::ostream& stream() { return *m_stream; }
    /// Everything to the disk and the file to its name; throws std::runtime_error where that fails.
    void finish();

private:
    std::filesystem::path m_path;
    std::filesystem::path m_temporary; ///< empty where it is written directly, or was renamed
    int m_descriptor = -1;
    std::unique_ptr<DescriptorBuffer> m_buffer;
    std::unique_ptr<std::ostream> m_stream;
};

} // namespace policygraph::cli
