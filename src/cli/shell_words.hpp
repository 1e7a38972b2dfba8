// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

/// The words of a line, apart at blanks and tabs; '…' and "…" hold together what is between them, also within a
/// word, and nothing else is special. A line that begins with # has none. Throws UsageError where a quote is open.
[[nodiscard]] std::vector<std::string> shell_words(std::string_view line);

} // namespace policygraph::cli
