// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/interrupt.hpp"

#include <policygraph/base/errors.hpp>

#include <chrono>
#include <functional>
#include <string>

namespace policygraph::cli {

/// What ends a long walk: an interrupt, or so many seconds from now; 0: never.
inline std::function<void()> deadline(unsigned seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    return [seconds, end] {
        if (interrupted() || (seconds != 0 && std::chrono::steady_clock::now() > end)) {
            throw base::DataError("the answer", 0, 0,
                                  "took more than " + std::to_string(seconds) + " seconds or was interrupted");
        }
    };
}

} // namespace policygraph::cli
