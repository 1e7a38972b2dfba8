// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace policygraph::cli {

/// A bar on stderr, where that is a terminal, for work that takes more than a moment.
class Progress {
public:
    explicit Progress(std::string verb);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::size_t done, std::size_t all);
    /// Takes the bar away.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    std::string m_verb;
    bool m_terminal;
    bool m_drawn = false;
    Clock::time_point m_next;
};

} // namespace policygraph::cli
