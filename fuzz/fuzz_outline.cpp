// SPDX-License-Identifier: Apache-2.0
// Any valid UTF-8 as a document whose outline is made.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view source = policygraph::fuzz::view(data, size);
    if (policygraph::base::find_invalid_utf8(source) != std::string_view::npos) {
        return -1;
    }
    policygraph::fuzz::outline(policygraph::fuzz::normalize(source), {});
    return 0;
}
