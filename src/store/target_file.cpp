// SPDX-License-Identifier: Apache-2.0
#include "store/target_file.hpp"

#include <policygraph/base/errors.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace policygraph::store {

namespace {

bool same_file(int descriptor, const std::filesystem::path& path) {
    struct stat opened {};
    struct stat named {};
    return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

} // namespace

TargetFile::TargetFile(std::filesystem::path final, std::filesystem::path working, int lock)
    : m_final(std::move(final)), m_working(std::move(working)), m_lock(lock) {}

TargetFile TargetFile::existing(const std::filesystem::path& path) {
    return {path, path, -1};
}

TargetFile TargetFile::make_new(const std::filesystem::path& path) {
    const std::filesystem::path working = path.string() + ".part";
    while (true) {
        const int descriptor = open(working.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor < 0) {
            throw base::DataError(path.string(), 0, 0, std::string("cannot be made: ") + std::strerror(errno));
        }
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            close(descriptor);
            throw base::DataError(path.string(), 0, 0,
                                  "is being written by another program; try again when it is done");
        }
        // Between open and lock its former owner may have given it its final name: that file is not ours.
        if (same_file(descriptor, working)) {
            if (ftruncate(descriptor, 0) != 0) { // what a killed builder left
                close(descriptor);
                throw base::DataError(path.string(), 0, 0, std::string("cannot be made: ") + std::strerror(errno));
            }
            return {path, working, descriptor};
        }
        close(descriptor);
    }
}

TargetFile::TargetFile(TargetFile&& other) noexcept
    : m_final(std::move(other.m_final)), m_working(std::move(other.m_working)),
      m_lock(std::exchange(other.m_lock, -1)) {}

TargetFile::~TargetFile() {
    if (m_lock >= 0) {
        if (same_file(m_lock, m_working)) {
            unlink(m_working.c_str());
        }
        close(m_lock);
    }
}

void TargetFile::publish() {
    if (!is_new()) {
        return;
    }
    if (fsync(m_lock) != 0) {
        fail("cannot be written: ");
    }
    if (rename(m_working.c_str(), m_final.c_str()) != 0) {
        fail("cannot be renamed: ");
    }
    close(std::exchange(m_lock, -1));
    // The name lasts only when the folder does. Some file systems do not sync folders: no reason to fail.
    const int folder = open(folder_of(m_final).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        static_cast<void>(fsync(folder));
        close(folder);
    }
}

void TargetFile::fail(const char* what) const {
    throw base::DataError(m_final.string(), 0, 0, what + std::string(std::strerror(errno)));
}

} // namespace policygraph::store
