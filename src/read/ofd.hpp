// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace policygraph::read {

/// The text of an OFD file (GB/T 33190, the national format of electronic documents): the characters of
/// each page put into lines by where they are printed, the lines joined to paragraphs. Throws InputError.
[[nodiscard]] std::string ofd_text(const std::string& name, std::string_view bytes);

} // namespace policygraph::read
