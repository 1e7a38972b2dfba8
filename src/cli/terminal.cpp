// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>

namespace policygraph::cli {

bool is_terminal(int descriptor) {
    return ::isatty(descriptor) == 1;
}

std::size_t terminal_width() {
    constexpr std::size_t k_default = 100;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    const char* columns = std::getenv("COLUMNS");
    const long told = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
    return told > 0 && told < 10000 ? static_cast<std::size_t>(told) : k_default;
}

bool shows_colours() {
    const char* const refused = std::getenv("NO_COLOR");
    const char* const kind = std::getenv("TERM");
    return is_terminal(STDOUT_FILENO) && (refused == nullptr || *refused == '\0') && kind != nullptr &&
           std::string_view(kind) != "dumb";
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
    if (sync() != 0) {
        return traits_type::eof();
    }
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
        *pptr() = traits_type::to_char_type(c);
        pbump(1);
    }
    return traits_type::not_eof(c);
}

/// A large piece goes out as it is, after what waits.
std::streamsize DescriptorBuffer::xsputn(const char* bytes, std::streamsize count) {
    if (count < static_cast<std::streamsize>(m_buffer.size())) {
        return std::streambuf::xsputn(bytes, count);
    }
    if (sync() != 0) {
        return 0;
    }
    write(bytes, bytes + count);
    return m_error == 0 ? count : 0;
}

void DescriptorBuffer::write(const char* begin, const char* end) {
    while (begin < end && m_error == 0) {
        const ssize_t written = ::write(m_descriptor, begin, static_cast<std::size_t>(end - begin));
        if (written >= 0) {
            begin += written;
        } else if (errno != EINTR) {
            m_error = errno;
        }
    }
}

int DescriptorBuffer::sync() {
    write(pbase(), pptr());
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    return m_error == 0 ? 0 : -1;
}

} // namespace policygraph::cli
