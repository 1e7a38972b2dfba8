// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace policygraph::read {

/// What a file is, by its first bytes and, where they do not tell, its name: "text", "html", "markdown",
/// "docx", "ofd", "zip", "pdf", "doc", "rtf", "image", "archive".
[[nodiscard]] std::string format_of(std::string_view name, std::string_view bytes);

/// Why bytes of this format yield no text ("is empty", "is a picture"); empty where they may.
[[nodiscard]] std::string unreadable(std::string_view format, std::string_view bytes);

/// The first control character of a text that holds too many of them to be one, else npos.
[[nodiscard]] std::size_t binary_offset(std::string_view text);

} // namespace policygraph::read
