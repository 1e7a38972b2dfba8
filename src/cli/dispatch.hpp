// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <ostream>
#include <string>
#include <vector>

namespace policygraph::cli {

/// Runs one command line, its words without the program's name: the answer to `out`, errors as one sentence to
/// stderr. `open`: a database that is asked where --db names no other, or nullptr. Returns an exit code, throws
/// nothing of ours.
[[nodiscard]] int dispatch(std::vector<std::string> words, std::ostream& out, store::Reader* open = nullptr);

/// Says the sentence on stderr; returns `code`.
int complain(int code, const std::string& text);

} // namespace policygraph::cli
