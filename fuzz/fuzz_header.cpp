// SPDX-License-Identifier: Apache-2.0
// Any valid UTF-8 as what stands at a document's head and end and in the publisher's table, cut at NUL bytes: title,
// number, date; the rest is the text before and behind a plain body.
#include "targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = policygraph::fuzz::view(data, size);
    if (policygraph::base::find_invalid_utf8(rest) != std::string_view::npos) {
        return -1;
    }
    std::map<std::string, std::string> published;
    for (const char* key : {"title", "doc_number", "date_signed"}) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        published[key] = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const std::string body(2000, 'x');
    const std::string text = std::string(rest) + '\n' + body + ".\n" + std::string(rest);
    policygraph::fuzz::outline(policygraph::fuzz::normalize(text), published);
    return 0;
}
