// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include "cli/terminal.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

namespace policygraph::cli {

namespace {
constexpr auto k_patience = std::chrono::milliseconds(300); // shorter work shows no bar
constexpr auto k_pause = std::chrono::milliseconds(80);
constexpr std::size_t k_cells = 30;
} // namespace

Progress::Progress(std::string verb)
    : m_verb(std::move(verb)), m_terminal(is_terminal(STDERR_FILENO)), m_next(Clock::now() + k_patience) {}

void Progress::show(std::size_t done, std::size_t all) {
    if (!m_terminal || all == 0 || Clock::now() < m_next) {
        return;
    }
    m_next = Clock::now() + k_pause;
    const std::size_t full = std::min(done, all) * k_cells / all;
    std::string bar;
    for (std::size_t i = 0; i < k_cells; ++i) {
        bar += i < full ? "█" : "░";
    }
    std::cerr << "\r\x1b[K" << m_verb << ' ' << bar << ' ' << done << '/' << all << std::flush;
    m_drawn = true;
}

void Progress::clear() {
    if (m_drawn) {
        std::cerr << "\r\x1b[K" << std::flush;
        m_drawn = false;
    }
}

} // namespace policygraph::cli
