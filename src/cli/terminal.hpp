// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <streambuf>

namespace policygraph::cli {

[[nodiscard]] bool is_terminal(int descriptor);

/// How wide the terminal on stdout is: what it says, else $COLUMNS, else 100.
[[nodiscard]] std::size_t terminal_width();

/// Stdout is a terminal that shows colours, and nobody said that he wants none ($NO_COLOR, a dumb $TERM).
[[nodiscard]] bool shows_colours();

/// A stream buffer over a file descriptor that remembers why a write failed, which std::cout does not.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor) : m_descriptor(descriptor) {
        setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    }
    /// errno of the first write that failed, 0 if none did.
    [[nodiscard]] int error() const { return m_error; }

protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* bytes, std::streamsize count) override;
    int sync() override;

private:
    void write(const char* begin, const char* end);

    int m_descriptor;
    int m_error = 0;
    std::array<char, 65536> m_buffer{};
};

} // namespace policygraph::cli
