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
    if (!m_file) {
        fail();
    }
    m_size = std::max(m_size, place + bytes.size());
    while (!bytes.empty()) { // a full disk takes a part first, and only then says why
        const ssize_t written = ::pwrite(::fileno(m_file.get()), bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (written < 0 && errno != EINTR) {
            fail();
        }
        const auto taken = static_cast<std::size_t>(std::max<ssize_t>(written, 0));
        place += taken;
        bytes.remove_prefix(taken);
    }
}

void TemporaryFile::read(std::uint64_t place, char* bytes, std::size_t size) const {
    const std::size_t there = m_file && place < m_size ? std::min<std::uint64_t>(size, m_size - place) : 0;
    for (std::size_t have = 0; have < there;) {
        const ssize_t got =
            ::pread(::fileno(m_file.get()), bytes + have, there - have, static_cast<off_t>(place + have));
        if (got == 0) {
            errno = EIO;
        }
        if (got == 0 || (got < 0 && errno != EINTR)) {
            fail();
        }
        have += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    std::memset(bytes + there, 0, size - there);
}

} // namespace policygraph::exporting
