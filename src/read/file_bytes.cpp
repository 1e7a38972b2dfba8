// SPDX-License-Identifier: Apache-2.0
#include <read/file_bytes.hpp>

#include <policygraph/base/errors.hpp>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace policygraph::read {

namespace {

// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

std::string reason(int error) {
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return "does not exist";
    case EACCES:
    case EPERM:
        return "may not be read (no permission)";
    case ELOOP:
        return "is a symbolic link that leads back to itself";
    case ENXIO:
        return "is a socket or device, not a file";
    case ENAMETOOLONG:
        return "has a name that is too long";
    default:
        return std::string("cannot be read (") + std::strerror(error) + ")";
    }
}

} // namespace

std::string describe(const struct ::stat& status) {
    if (S_ISDIR(status.st_mode)) {
        return "is a folder, not a file";
    }
    if (S_ISFIFO(status.st_mode)) {
        return "is a FIFO, not a file";
    }
    if (S_ISSOCK(status.st_mode)) {
        return "is a socket, not a file";
    }
    return "is a device, not a file";
}

// O_NONBLOCK: opening a FIFO must not wait for a writer.
int open_regular(const std::filesystem::path& path, struct ::stat& status) {
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file < 0 || ::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        const std::string problem = file >= 0 && !S_ISREG(status.st_mode) ? describe(status) : reason(errno);
        if (file >= 0) {
            ::close(file);
        }
        throw base::InputError(path.string(), problem);
    }
    return file;
}

std::string file_bytes(const std::filesystem::path& path, std::uint64_t size_limit) {
    const std::string name = path.string();
    struct ::stat status {};
    const Descriptor file(open_regular(path, status));
    const auto too_large = [&] {
        return base::InputError(name, "is larger than " + std::to_string(size_limit >> 20U) + " MiB");
    };
    if (static_cast<std::uint64_t>(status.st_size) > size_limit) {
        throw too_large();
    }
    // The size may change while we read: what counts is what comes.
    std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
    std::size_t done = 0;
    while (true) {
        const ssize_t count = ::read(file.number(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw base::InputError(name, reason(errno));
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
        if (done > size_limit) {
            throw too_large();
        }
        if (done == bytes.size()) {
            bytes.resize(bytes.size() * 2);
        }
    }
    bytes.resize(done);
    return bytes;
}

std::string standard_input(std::uint64_t size_limit) {
    std::string bytes;
    std::array<char, 65536> block{};
    while (true) {
        const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw base::InputError("-", reason(errno));
        }
        if (count == 0) {
            return bytes;
        }
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > size_limit) {
            throw base::InputError("-", "is larger than " + std::to_string(size_limit >> 20U) + " MiB");
        }
    }
}

} // namespace policygraph::read
