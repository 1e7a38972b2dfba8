// SPDX-License-Identifier: Apache-2.0
// Any bytes as Markdown.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    policygraph::fuzz::read_document("x.md", std::string(policygraph::fuzz::view(data, size)));
    return 0;
}
