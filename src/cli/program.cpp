// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include "cli/command.hpp"
#include "cli/dispatch.hpp"
#include "cli/terminal.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

constexpr int k_nobody_reads = 128 + SIGPIPE; // what a shell shows for other programs before a pipe that closed

/// Data that did not arrive is an error; of a reader that went away (`| head`) there is nothing to say.
int finish(std::ostream& out, const cli::DescriptorBuffer& buffer, int code) {
    out.flush();
    if (buffer.error() == 0) {
        return code;
    }
    if (buffer.error() == EPIPE) {
        return k_nobody_reads;
    }
    return cli::complain(cli::k_unusable, std::string("cannot write the answer: ") + std::strerror(buffer.error()));
}

} // namespace

int run_program(int argc, char** argv) {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    static_cast<void>(std::signal(SIGXFSZ, SIG_IGN)); // a full quota is a write error, not a death
    cli::DescriptorBuffer buffer(STDOUT_FILENO);
    std::ostream out(&buffer);
    const int code = cli::dispatch(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), out);
    return finish(out, buffer, code);
}

} // namespace policygraph::cli
