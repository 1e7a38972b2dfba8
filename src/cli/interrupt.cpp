// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.hpp"

#include <csignal>

namespace policygraph::cli {

namespace {

volatile std::sig_atomic_t g_interrupted = 0;

void mark(int) {
    g_interrupted = 1;
}

} // namespace

void watch_interrupts() {
    std::signal(SIGINT, mark);
    std::signal(SIGTERM, mark);
}

void watch_prompt() {
    g_interrupted = 0;
    struct sigaction action {};
    action.sa_handler = mark; // without SA_RESTART: the read comes back
    ::sigaction(SIGINT, &action, nullptr);
    std::signal(SIGTERM, SIG_DFL);
}

bool interrupted() {
    return g_interrupted != 0;
}

} // namespace policygraph::cli
