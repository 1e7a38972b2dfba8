// SPDX-License-Identifier: Apache-2.0
// Any valid UTF-8 put into normal form.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view source = policygraph::fuzz::view(data, size);
    if (policygraph::base::find_invalid_utf8(source) != std::string_view::npos) {
        return -1;
    }
    static_cast<void>(policygraph::fuzz::normalize(source));
    return 0;
}
