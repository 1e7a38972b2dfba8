// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/visible.hpp>

#include <policygraph/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace policygraph::query {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// East Asian Wide and Fullwidth of UAX #11, neighbouring ranges joined; emoji as terminals draw them.
constexpr Range k_wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

constexpr Range k_combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x064B, 0x065F}, {0x0900, 0x0902},   {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF},   {0x302A, 0x302D},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

constexpr Range k_hidden[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x2069}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
};

template <std::size_t N>
bool within(const Range (&ranges)[N], char32_t code) {
    const auto* const end = std::end(ranges);
    const auto* const found =
        std::lower_bound(std::begin(ranges), end, code, [](const Range& r, char32_t c) { return r.last < c; });
    return found != end && found->first <= code;
}

std::size_t width_of(char32_t code) {
    return within(k_combining, code) ? 0 : within(k_wide, code) ? 2 : 1;
}

/// Calls `each(code, bytes)` for every character and `broken(byte)` for bytes that are no UTF-8.
template <typename Each, typename Broken>
void scan(std::string_view text, Each each, Broken broken) {
    while (!text.empty()) {
        const std::size_t valid = std::min(base::find_invalid_utf8(text), text.size());
        for (std::size_t i = 0; i < valid;) {
            const std::size_t length = base::utf8_length(text[i]);
            each(base::code_point(text, i), text.substr(i, length));
            i += length;
        }
        if (valid < text.size()) {
            broken(static_cast<unsigned char>(text[valid]));
        }
        text.remove_prefix(std::min(valid + 1, text.size()));
    }
}

bool is_blank(char32_t code) {
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0x3000 || code == 0xA0;
}

constexpr std::size_t first_byte(char32_t code) {
    return code < 0x80      ? code
           : code < 0x800   ? 0xC0 | code >> 6U
           : code < 0x10000 ? 0xE0 | code >> 12U
                            : 0xF0 | code >> 18U;
}

/// The bytes that a hidden character may begin with.
constexpr auto k_suspicious = [] {
    std::array<bool, 256> bytes{};
    for (const Range& range : k_hidden) {
        for (std::size_t byte = first_byte(range.first); byte <= first_byte(range.last); ++byte) {
            bytes[byte] = (byte & 0xC0U) != 0x80U; // those between begin no character
        }
    }
    return bytes;
}();

} // namespace

bool is_hidden(char32_t code) {
    return within(k_hidden, code);
}

namespace {

/// Well-formed and nothing hidden in it: so are nearly all cells, which need no copying by characters then.
bool is_plain(std::string_view text) {
    if (base::find_invalid_utf8(text) != std::string_view::npos) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (k_suspicious[static_cast<unsigned char>(text[i])] && is_hidden(base::code_point(text, i))) {
            return false;
        }
    }
    return true;
}

/// Those, and the bytes that a blank may begin with.
constexpr auto k_looked_at = [] {
    std::array<bool, 256> bytes = k_suspicious;
    for (const char32_t blank : {U' ', char32_t{0xA0}, char32_t{0x3000}}) {
        bytes[first_byte(blank)] = true;
    }
    return bytes;
}();

/// Plain, and no blanks but single ones between words.
bool is_plain_line(std::string_view text) {
    if (base::find_invalid_utf8(text) != std::string_view::npos) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!k_looked_at[static_cast<unsigned char>(text[i])]) {
            continue;
        }
        if (text[i] == ' ' ? i == 0 || text[i - 1] == ' ' || i + 1 == text.size()
                           : is_hidden(base::code_point(text, i)) || is_blank(base::code_point(text, i))) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string visible(std::string_view text) {
    if (is_plain(text)) {
        return std::string(text);
    }
    std::string out;
    const auto show = [&](unsigned code) { out += fmt::format("\\u{{{:x}}}", code); };
    scan(
        text,
        [&](char32_t code, std::string_view bytes) {
            is_hidden(code) ? show(static_cast<unsigned>(code)) : static_cast<void>(out += bytes);
        },
        [&](unsigned char byte) { show(byte); });
    return out;
}

std::string visible_line(std::string_view text) {
    if (is_plain_line(text)) {
        return std::string(text);
    }
    std::string line;
    bool blank = false;
    scan(
        text,
        [&](char32_t code, std::string_view bytes) {
            if (is_blank(code)) {
                blank = !line.empty();
                return;
            }
            line += blank ? " " : "";
            line += bytes;
            blank = false;
        },
        [&](unsigned char byte) { line += static_cast<char>(byte); });
    return visible(line);
}

std::size_t width(std::string_view text) {
    std::size_t cells = 0;
    scan(
        text, [&](char32_t code, std::string_view) { cells += width_of(code); }, [&](unsigned char) { ++cells; });
    return cells;
}

std::string cut(std::string_view text, std::size_t cells) {
    if (width(text) <= cells) {
        return std::string(text);
    }
    std::string out;
    std::size_t used = 1; // the …
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = base::utf8_length(text[i]);
        used += width_of(base::code_point(text, i));
        if (used > cells) {
            break;
        }
        out += text.substr(i, length);
        i += length;
    }
    return out + "…";
}

std::vector<std::string> fold(std::string_view text, std::size_t cells) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    std::size_t blank = std::string_view::npos;
    std::size_t used = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t next = width_of(base::code_point(text, i));
        if (used + next > std::max<std::size_t>(cells, 2)) {
            const bool at_blank = blank != std::string_view::npos && (blank - begin) * 2 > i - begin;
            const std::size_t end = at_blank ? blank : i;
            lines.emplace_back(text.substr(begin, end - begin));
            begin = at_blank ? blank + 1 : i;
            used = width(text.substr(begin, i - begin));
            blank = std::string_view::npos;
        }
        blank = text[i] == ' ' ? i : blank;
        used += next;
        i += base::utf8_length(text[i]);
    }
    lines.emplace_back(text.substr(begin));
    return lines;
}

} // namespace policygraph::query
