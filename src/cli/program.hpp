// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace policygraph::cli {

/// What `main` does: answers to stdout, errors to stderr; returns the exit code.
[[nodiscard]] int run_program(int argc, char** argv);

} // namespace policygraph::cli
