// SPDX-License-Identifier: Apache-2.0
// Any bytes as the document, list definitions and styles of a word processor file, cut at NUL bytes.
#include "targets.hpp"
#include "zip_support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = policygraph::fuzz::view(data, size);
    const std::size_t first = std::min(bytes.find('\0'), size);
    const std::size_t second = std::min(bytes.find('\0', std::min(first + 1, size)), size);
    policygraph::fuzz::read_document(
        "x.docx",
        policygraph::read::zip(
            {{"word/document.xml", std::string(bytes.substr(0, first)), false},
             {"word/numbering.xml", std::string(bytes.substr(std::min(first + 1, size), second - first)), false},
             {"word/styles.xml", std::string(bytes.substr(std::min(second + 1, size))), false}}));
    return 0;
}
