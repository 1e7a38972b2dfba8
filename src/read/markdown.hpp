// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <read/trace.hpp>

#include <string>
#include <string_view>

namespace policygraph::read {

/// The text of a Markdown document (CommonMark with tables): a line a paragraph line, heading or list item; rows of
/// tables as cells with tabs between; numbers of lists as they are written. Links keep their words, pictures and raw
/// tags go. `page` is UTF-8; `trace` is written where one is given.
[[nodiscard]] std::string markdown_text(std::string_view page, Trace* trace = nullptr);

} // namespace policygraph::read
