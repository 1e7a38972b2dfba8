// SPDX-License-Identifier: Apache-2.0
#include <read/html_entities.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace policygraph::read {

namespace {

// What pages mean by &#128; … &#159;: windows-1252.
constexpr std::array<char32_t, 32> k_windows = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
constexpr std::size_t k_longest_name = 33;

bool is_name_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit(char c, unsigned base) {
    const int value = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    return value < static_cast<int>(base) ? value : -1;
}

std::size_t resolve_number(std::string& out, std::string_view text) {
    std::size_t at = 2;
    const bool hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    at += hexadecimal ? 1 : 0;
    const std::size_t begin = at;
    char32_t code = 0;
    for (; at < text.size() && digit(text[at], hexadecimal ? 16 : 10) >= 0; ++at) {
        const auto value = static_cast<char32_t>(digit(text[at], hexadecimal ? 16 : 10));
        code = code > 0x110000 ? code : code * (hexadecimal ? 16U : 10U) + value;
    }
    if (at == begin) {
        return 0;
    }
    if (code >= 0x80 && code <= 0x9F) {
        code = k_windows[code - 0x80];
    }
    const bool none = code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
    base::append_utf8(out, none ? 0xFFFD : code);
    return at + (at < text.size() && text[at] == ';' ? 1 : 0);
}

} // namespace

HtmlEntities::HtmlEntities(const std::filesystem::path& file) {
    for (const base::TsvRow& row : base::read_tsv(file, 2)) {
        std::string value;
        std::istringstream codes(row.cells[1]);
        for (unsigned long code = 0; codes >> std::hex >> code;) {
            base::append_utf8(value, static_cast<char32_t>(code));
        }
        if (value.empty()) {
            throw base::DataError(file.string(), row.line, 2, "has no code point");
        }
        m_names.emplace_back(row.cells[0], value);
    }
    std::sort(m_names.begin(), m_names.end());
}

const std::string* HtmlEntities::find(std::string_view name) const {
    const auto found = std::lower_bound(m_names.begin(), m_names.end(), name,
                                        [](const auto& entry, std::string_view word) { return entry.first < word; });
    return found != m_names.end() && found->first == name ? &found->second : nullptr;
}

std::size_t HtmlEntities::resolve(std::string& out, std::string_view text) const {
    if (text.size() > 1 && text[1] == '#') {
        return resolve_number(out, text);
    }
    std::size_t end = 1;
    while (end < text.size() && end < k_longest_name && is_name_character(text[end])) {
        ++end;
    }
    if (end < text.size() && text[end] == ';') {
        if (const std::string* const value = find(text.substr(1, end))) {
            out += *value;
            return end + 1;
        }
    }
    // Old names count without their ';' and with letters behind them: &nbsp1.
    for (std::size_t length = std::min<std::size_t>(end - 1, 6); length >= 2; --length) {
        if (const std::string* const value = find(text.substr(1, length))) {
            out += *value;
            return length + 1;
        }
    }
    return 0;
}

void HtmlEntities::append(std::string& out, std::string_view text) const {
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find('&'), text.size());
        out.append(text.substr(0, mark));
        text.remove_prefix(mark);
        if (!text.empty()) {
            const std::size_t taken = resolve(out, text);
            if (taken == 0) {
                out += '&';
            }
            text.remove_prefix(std::max<std::size_t>(taken, 1));
        }
    }
}

} // namespace policygraph::read
