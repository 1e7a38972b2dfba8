// SPDX-License-Identifier: Apache-2.0
#include <read/byte_source.hpp>

#include <policygraph/base/errors.hpp>
#include <read/file_bytes.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace policygraph::read {

ByteSource::ByteSource(const std::filesystem::path& file) : m_name(file.string()) {
    struct ::stat status {};
    m_file = open_regular(file, status);
    m_size = static_cast<std::uint64_t>(status.st_size);
}

ByteSource::~ByteSource() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

std::string ByteSource::read(std::uint64_t at, std::size_t count) const {
    count = at >= m_size ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - at));
    if (m_file < 0) {
        return std::string(m_bytes.substr(std::min<std::uint64_t>(at, m_size), count));
    }
    std::string bytes(count, '\0');
    std::size_t done = 0;
    while (done < count) {
        const ssize_t got = ::pread(m_file, bytes.data() + done, count - done, static_cast<off_t>(at + done));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw base::InputError(m_name, std::string("cannot be read (") + std::strerror(errno) + ")");
        }
        if (got == 0) {
            break; // the file has become shorter
        }
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace policygraph::read
