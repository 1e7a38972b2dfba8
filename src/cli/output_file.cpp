// SPDX-License-Identifier: Apache-2.0
#include "cli/output_file.hpp"

#include <policygraph/base/errors.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace policygraph::cli {

namespace {

const std::string k_part = ".part"; // then the writer's process

bool named_so(int descriptor, const std::filesystem::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

/// A new file, locked as long as its writer lives; -1 where it cannot be made.
int open_locked(const std::filesystem::path& path) {
    while (true) {
        const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
        // Not every file system knows locks: there, nobody takes leftovers away.
        if (descriptor < 0 || ::flock(descriptor, LOCK_EX) != 0 || named_so(descriptor, path)) {
            return descriptor;
        }
        ::close(descriptor); // taken for a leftover between the two
    }
}

/// Takes away what writers of the same file left that were killed: nobody holds a lock on it.
void remove_leftovers(const std::filesystem::path& path) {
    constexpr std::string_view k_digits = "0123456789";
    const std::string begin = path.filename().string() + k_part;
    std::error_code error;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with(begin) || name.size() == begin.size() ||
            name.find_first_not_of(k_digits, begin.size()) != std::string::npos) {
            continue;
        }
        const int descriptor = ::open(at->path().c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor >= 0) {
            if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && named_so(descriptor, at->path())) {
                ::unlink(at->path().c_str());
            }
            ::close(descriptor);
        }
    }
}

} // namespace

OutputFile::OutputFile(std::filesystem::path path) : m_path(std::move(path)) {
    std::error_code error;
    const bool special = std::filesystem::exists(m_path, error) && !std::filesystem::is_regular_file(m_path, error);
    if (special) {
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    } else {
        remove_leftovers(m_path);
        m_temporary = m_path;
        m_temporary += k_part + std::to_string(::getpid());
        m_descriptor = open_locked(m_temporary);
    }
    if (m_descriptor < 0) {
        m_temporary.clear();
        throw base::UsageError("cannot write " + m_path.string() + ": " + std::strerror(errno));
    }
    m_buffer = std::make_unique<DescriptorBuffer>(m_descriptor);
    m_stream = std::make_unique<std::ostream>(m_buffer.get());
}

OutputFile::~OutputFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
    if (!m_temporary.empty()) {
        std::error_code error;
        std::filesystem::remove(m_temporary, error);
    }
}

void OutputFile::finish() {
    m_stream->flush();
    int error = m_buffer->error();
    if (error == 0 && !m_temporary.empty() && ::fsync(m_descriptor) != 0) {
        error = errno;
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0 && error == 0) {
        error = errno;
    }
    if (error == 0 && !m_temporary.empty() && ::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        error = errno;
    }
    if (error != 0) {
        throw std::runtime_error("cannot write " + m_path.string() + ": " + std::strerror(error));
    }
    m_temporary.clear();
}

} // namespace policygraph::cli
