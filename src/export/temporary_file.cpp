// SPDX-License-Identifier: Apache-2.0
#include "export/temporary_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace policygraph::exporting {

namespace {

[[noreturn]] void fail() {
    throw std::runtime_error(std::string("cannot use a temporary file (TMPDIR): ") + std::strerror(errno));
}

std::FILE* unnamed_file() {
    std::string name = (std::filesystem::temp_directory_path() / "policygraph-export-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) {
        fail();
    }
    ::unlink(name.c_str());
    return ::fdopen(descriptor, "r+");
}

} // namespace

void TemporaryFile::write(std::uint64_t place, std::string_view bytes) {
    if (!m_file) {
        m_file.reset(unnamed_file());
        m_size = 0;
    }
    if (!m_file || ::pwrite(::fileno(m_file.get()), bytes.data(), bytes.size(), static_cast<off_t>(place)) !=
                       static_cast<ssize_t>(bytes.size())) {
        fail();
    }
    m_size = std::max(m_size, place + bytes.size());
}

void TemporaryFile::read(std::uint64_t place, char* bytes, std::size_t size) const {
    const std::size_t there = m_file && place < m_size ? std::min<std::uint64_t>(size, m_size - place) : 0;
    if (there != 0 &&
        ::pread(::fileno(m_file.get()), bytes, there, static_cast<off_t>(place)) != static_cast<ssize_t>(there)) {
        fail();
    }
    std::memset(bytes + there, 0, size - there);
}

} // namespace policygraph::exporting
