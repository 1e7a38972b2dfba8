// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>

namespace policygraph::exporting {

/// A file without a name in the folder for temporary files, made with the first byte that is written. Throws
/// std::runtime_error where it fails.
class TemporaryFile {
public:
    void write(std::uint64_t place, std::string_view bytes);
    /// Places where nothing was written read as zeros.
    void read(std::uint64_t place, char* bytes, std::size_t size) const;
    /// Gives the room back.
    void close() { m_file.reset(); }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::uint64_t m_size = 0;
};

} // namespace policygraph::exporting
