// SPDX-License-Identifier: Apache-2.0
#include <read/pdf.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <read/page_lines.hpp>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace policygraph::read {

namespace {

constexpr std::size_t k_most_text = std::size_t{64} << 20U;
constexpr int k_seconds = 60;

// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }
    void close() {
        if (m_number >= 0) {
            ::close(std::exchange(m_number, -1));
        }
    }

private:
    int m_number;
};

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return ::lseek(file, 0, SEEK_SET) == 0;
}

// What the program prints, until it ends, says too much or takes too long; empty `ended` then.
std::string read_output(int pipe, bool& ended) {
    std::string text;
    std::array<char, 65536> buffer{};
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(k_seconds);
    while (text.size() <= k_most_text) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        pollfd waiting{pipe, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) == 0) {
            return text;
        }
        const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
        if (count == 0) {
            ended = true;
            return text;
        }
        if (count < 0 && errno != EINTR) {
            return text;
        }
        text.append(buffer.data(), count < 0 ? 0 : static_cast<std::size_t>(count));
    }
    return text;
}

// Runs the program with `input` as its standard input and `output` as its standard output.
int start(int input, int output, pid_t& child) {
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 6> words = {"pdftotext", "-q", "-enc", "UTF-8", "-", "-"};
    std::array<char*, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        arguments[i] = words[i].data();
    }
    const int error = ::posix_spawnp(&child, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace

std::string pdf_text(const std::string& name, std::string_view bytes) {
    const Descriptor input(::memfd_create("pdf", MFD_CLOEXEC));
    std::array<int, 2> ends{-1, -1};
    if (input.number() < 0 || !write_all(input.number(), bytes) || ::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw base::InputError(name, "cannot be handed to pdftotext");
    }
    const Descriptor from_program(ends[0]);
    Descriptor to_us(ends[1]);
    pid_t child = -1;
    if (start(input.number(), to_us.number(), child) != 0) {
        throw base::InputError(name, "is a PDF file: reading it needs the program pdftotext (package poppler-utils)");
    }
    to_us.close();
    bool ended = false;
    const std::string text = read_output(from_program.number(), ended);
    if (!ended) {
        ::kill(child, SIGKILL);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!ended) {
        throw base::InputError(name, "is a PDF file that pdftotext did not finish");
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
        throw base::InputError(name, "is a PDF file: reading it needs the program pdftotext (package poppler-utils)");
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || base::find_invalid_utf8(text) != std::string_view::npos) {
        throw base::InputError(name, "is a PDF file that pdftotext cannot read (broken or locked)");
    }
    std::string joined = join_lines(cut_pages(text));
    if (joined.empty()) {
        throw base::InputError(name, "is a PDF file without text (a scan?)");
    }
    return joined;
}

} // namespace policygraph::read
