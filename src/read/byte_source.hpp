// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace policygraph::read {

/// Bytes that can be read from any place: those of an open regular file, or some in memory. Only what is asked
/// for is ever held, so that an archive or table of any size costs what one of its documents does.
class ByteSource {
public:
    /// Throws InputError as file_bytes does.
    explicit ByteSource(const std::filesystem::path& file);
    /// `bytes` must outlive this.
    explicit ByteSource(std::string_view bytes) : m_bytes(bytes), m_size(bytes.size()) {}
    ~ByteSource();
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// The bytes [at, at + count), fewer where the source ends before (a file that shrank).
    [[nodiscard]] std::string read(std::uint64_t at, std::size_t count) const;

private:
    int m_file = -1;
    std::string m_name;
    std::string_view m_bytes;
    std::uint64_t m_size = 0;
};

} // namespace policygraph::read
