// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page of an OFD file.
#include "targets.hpp"
#include "zip_support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string page(policygraph::fuzz::view(data, size));
    policygraph::fuzz::read_document("x.ofd",
                                     policygraph::read::zip({{"OFD.xml", "<o><DocRoot>d.xml</DocRoot></o>", false},
                                                             {"d.xml", "<d><Page BaseLoc='p.xml'/></d>", false},
                                                             {"p.xml", page, false}}));
    return 0;
}
