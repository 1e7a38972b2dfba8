// SPDX-License-Identifier: Apache-2.0
#include "export/inert_json.hpp"

#include <algorithm>

namespace policygraph::exporting {

namespace {

constexpr std::string_view k_separators = "\xE2\x80"; // U+2028 and U+2029 end in A8 and A9

/// How many bytes at the end of the text may be the beginning of a separator.
std::size_t unfinished(std::string_view text) {
    for (std::size_t length = std::min<std::size_t>(text.size(), k_separators.size()); length > 0; --length) {
        if (text.ends_with(k_separators.substr(0, length))) {
            return length;
        }
    }
    return 0;
}

} // namespace

void InertJson::put(std::string_view text) {
    std::size_t from = 0;
    const auto replace = [&](std::size_t at, std::size_t length, std::string_view escape) {
        m_out << text.substr(from, at - from) << escape;
        from = at + length;
    };
    for (std::size_t at = text.find_first_of("<>&\xE2"); at != std::string_view::npos;
         at = text.find_first_of("<>&\xE2", at + 1)) {
        switch (text[at]) {
        case '<':
            replace(at, 1, "\\u003c");
            break;
        case '>':
            replace(at, 1, "\\u003e");
            break;
        case '&':
            replace(at, 1, "\\u0026");
            break;
        default:
            if (text.substr(at, 3) == "\u2028") {
                replace(at, 3, "\\u2028");
            } else if (text.substr(at, 3) == "\u2029") {
                replace(at, 3, "\\u2029");
            }
        }
    }
    m_out << text.substr(from);
}

std::streamsize InertJson::xsputn(const char* data, std::streamsize size) {
    std::string whole = std::move(m_held);
    whole.append(data, static_cast<std::size_t>(size));
    const std::size_t kept = unfinished(whole);
    m_held = whole.substr(whole.size() - kept);
    put(std::string_view(whole).substr(0, whole.size() - kept));
    return size;
}

InertJson::int_type InertJson::overflow(int_type c) {
    if (c != traits_type::eof()) {
        const char one = traits_type::to_char_type(c);
        xsputn(&one, 1);
    }
    return traits_type::not_eof(c);
}

} // namespace policygraph::exporting
