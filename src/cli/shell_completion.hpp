// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::cli {

/// What `word` may become, where `before` is the line up to it: a command, an option of the line's command, or a
/// name of a node (at most 200, found through the index; those with blanks or quotes are left out).
[[nodiscard]] std::vector<std::string> shell_completions(const store::Reader& reader, std::string_view before,
                                                         std::string_view word);

} // namespace policygraph::cli
