// SPDX-License-Identifier: Apache-2.0
#include <read/encoding.hpp>

#include <policygraph/base/utf8.hpp>
#include <read/two_byte_table.hpp>

#include <gnu/libc-version.h>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::read {

namespace {

using namespace std::literals;

constexpr std::array<std::pair<std::string_view, Encoding>, 27> k_labels = {{
    {"utf-8", Encoding::utf8},
    {"utf8", Encoding::utf8},
    {"unicode-1-1-utf-8", Encoding::utf8},
    {"us-ascii", Encoding::utf8},
    {"ascii", Encoding::utf8},
    {"gb18030", Encoding::gb18030},
    {"gbk", Encoding::gb18030},
    {"gb2312", Encoding::gb18030},
    {"gb_2312-80", Encoding::gb18030},
    {"x-gbk", Encoding::gb18030},
    {"chinese", Encoding::gb18030},
    {"euc-cn", Encoding::gb18030},
    {"cp936", Encoding::gb18030},
    {"ms936", Encoding::gb18030},
    {"windows-936", Encoding::gb18030},
    {"big5", Encoding::big5},
    {"big-5", Encoding::big5},
    {"big5-hkscs", Encoding::big5},
    {"cp950", Encoding::big5},
    {"hz", Encoding::hz},
    {"hz-gb-2312", Encoding::hz},
    {"utf-16", Encoding::utf16le},
    {"utf-16le", Encoding::utf16le},
    {"utf-16be", Encoding::utf16be},
    {"utf-32", Encoding::utf32le},
    {"utf-32le", Encoding::utf32le},
    {"utf-32be", Encoding::utf32be},
}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_label_character(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_';
}

Encoding by_mark(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, Encoding>, 5> k_marks = {{
        {"\xEF\xBB\xBF"sv, Encoding::utf8},
        {"\xFF\xFE\0\0"sv, Encoding::utf32le},
        {"\0\0\xFE\xFF"sv, Encoding::utf32be},
        {"\xFF\xFE"sv, Encoding::utf16le},
        {"\xFE\xFF"sv, Encoding::utf16be},
    }};
    for (const auto& [mark, encoding] : k_marks) {
        if (bytes.starts_with(mark)) {
            return encoding;
        }
    }
    return Encoding::unknown;
}

// The label behind charset= or encoding= in a tag that begins at `at`.
Encoding by_attribute(std::string_view head, std::string_view tag, std::string_view attribute) {
    for (std::size_t at = head.find(tag); at != std::string_view::npos; at = head.find(tag, at + 1)) {
        const std::string_view inside = head.substr(at, head.find('>', at) - at);
        std::size_t value = inside.find(attribute);
        if (value == std::string_view::npos) {
            continue;
        }
        value = inside.find('=', value);
        while (value < inside.size() && !is_label_character(inside[value])) {
            ++value;
        }
        std::size_t end = std::min(value, inside.size());
        while (end < inside.size() && is_label_character(inside[end])) {
            ++end;
        }
        const Encoding encoding = encoding_of_label(inside.substr(std::min(value, end), end - std::min(value, end)));
        if (encoding != Encoding::unknown) {
            return encoding;
        }
    }
    return Encoding::unknown;
}

void add_code(Decoded& decoded, char32_t code, std::size_t offset, Units* units) {
    if (units != nullptr) {
        units->push_back({static_cast<std::uint32_t>(decoded.text.size()), offset,
                          code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)});
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        code = 0xFFFD;
        decoded.bad = std::min(decoded.bad, offset);
        ++decoded.bad_count;
    }
    base::append_utf8(decoded.text, code);
}

enum class ByteOrder { little, big };

Decoded decode_utf16(std::string_view bytes, ByteOrder order, Units* units) {
    Decoded decoded;
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == ByteOrder::little ? a | b << 8 : a << 8 | b);
    };
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t code = at + 1 < bytes.size() ? unit(at) : 0x110000;
        const std::size_t begin = at;
        if (code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        add_code(decoded, code, begin, units);
    }
    return decoded;
}

Decoded decode_utf32(std::string_view bytes, ByteOrder order, Units* units) {
    Decoded decoded;
    for (std::size_t at = 0; at < bytes.size(); at += 4) {
        char32_t code = at + 3 < bytes.size() ? 0 : 0x110000;
        for (std::size_t i = 0; code < 0x110000 && i < 4; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[order == ByteOrder::little ? at + 3 - i : at + i]);
            code = code << 8U | byte;
        }
        add_code(decoded, code, at, units);
    }
    return decoded;
}

// How much of a character is there before it breaks off: one mark stands for all of that (Unicode, "maximal
// subpart"), so that a byte that belongs to nothing has its own.
std::size_t broken_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    std::size_t there = 1;
    while (there < length && byte(there) >= (there == 1 ? lowest : 0x80) &&
           byte(there) <= (there == 1 ? highest : 0xBF)) {
        ++there;
    }
    return there;
}

Decoded decode_utf8(std::string_view bytes, Units* units) {
    Decoded decoded;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::string_view rest = bytes.substr(at);
        const std::size_t good = std::min(base::find_invalid_utf8(rest), rest.size());
        for (std::size_t i = 0; units != nullptr && i < good; i += base::utf8_length(rest[i])) {
            units->push_back({static_cast<std::uint32_t>(decoded.text.size() + i), at + i, false});
        }
        decoded.text.append(rest.substr(0, good));
        at += good;
        if (at < bytes.size()) {
            add_code(decoded, 0x110000, at, units);
            at += broken_length(bytes.substr(at));
        }
    }
    return decoded;
}

// RFC 1843: between ~{ and ~} pairs of seven-bit bytes are GB2312; ~~ is a tilde, ~ at a line's end nothing.
Decoded decode_hz(std::string_view bytes, Units* units) {
    std::string eight_bit;
    std::vector<std::size_t> from; // the bytes of eight_bit, where units are asked for
    bool chinese = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (units != nullptr) {
            from.resize(eight_bit.size(), i > 0 ? i - 1 : 0);
            from.resize(eight_bit.size() + 2, i);
        }
        const char next = i + 1 < bytes.size() ? bytes[i + 1] : '\0';
        if (bytes[i] == '~' && (next == '{' || next == '}' || next == '~' || next == '\n')) {
            chinese = next == '{' || (chinese && next == '~');
            if (next == '~') {
                eight_bit += '~';
            }
            ++i;
        } else if (chinese && bytes[i] > ' ' && next > ' ') {
            eight_bit += static_cast<char>(static_cast<unsigned char>(bytes[i]) | 0x80U);
            eight_bit += static_cast<char>(static_cast<unsigned char>(next) | 0x80U);
            ++i;
        } else {
            chinese = chinese && bytes[i] != '\n';
            eight_bit += bytes[i];
        }
    }
    Decoded decoded = TwoByteTable::gb18030().decode(eight_bit, units);
    for (std::size_t i = 0; units != nullptr && i < units->size(); ++i) {
        (*units)[i].source = from[(*units)[i].source];
    }
    return decoded;
}

} // namespace

Encoding encoding_of_label(std::string_view label) {
    std::string name(label);
    std::transform(name.begin(), name.end(), name.begin(), lower);
    const auto found =
        std::find_if(k_labels.begin(), k_labels.end(), [&](const auto& entry) { return entry.first == name; });
    return found == k_labels.end() ? Encoding::unknown : found->second;
}

Encoding declared_encoding(std::string_view bytes) {
    if (const Encoding marked = by_mark(bytes); marked != Encoding::unknown) {
        return marked;
    }
    constexpr std::size_t k_head = 4096;
    std::string head(bytes.substr(0, k_head));
    std::transform(head.begin(), head.end(), head.begin(), lower);
    const Encoding xml = head.starts_with("<?xml") ? by_attribute(head, "<?xml", "encoding") : Encoding::unknown;
    const Encoding found = xml != Encoding::unknown ? xml : by_attribute(head, "<meta", "charset");
    // A declaration that could be read byte by byte is not in a two-byte encoding.
    return found == Encoding::utf16le || found == Encoding::utf16be ? Encoding::utf8 : found;
}

Decoded decode(std::string_view bytes, Encoding encoding, Units* units) {
    switch (encoding) {
    case Encoding::utf16le:
        return decode_utf16(bytes, ByteOrder::little, units);
    case Encoding::utf16be:
        return decode_utf16(bytes, ByteOrder::big, units);
    case Encoding::utf32le:
        return decode_utf32(bytes, ByteOrder::little, units);
    case Encoding::utf32be:
        return decode_utf32(bytes, ByteOrder::big, units);
    case Encoding::gb18030:
        return TwoByteTable::gb18030().decode(bytes, units);
    case Encoding::big5:
        return TwoByteTable::big5().decode(bytes, units);
    case Encoding::hz:
        return decode_hz(bytes, units);
    case Encoding::utf8:
    case Encoding::unknown:
        break;
    }
    return decode_utf8(bytes, units);
}

std::string decoder_name(Encoding encoding) {
    const auto system = [](const char* name) { return std::string(name) + " glibc-" + gnu_get_libc_version(); };
    switch (encoding) {
    case Encoding::utf16le:
        return "utf-16le";
    case Encoding::utf16be:
        return "utf-16be";
    case Encoding::utf32le:
        return "utf-32le";
    case Encoding::utf32be:
        return "utf-32be";
    case Encoding::gb18030:
        return system("gb18030");
    case Encoding::big5:
        return system("big5-hkscs");
    case Encoding::hz:
        return system("hz");
    case Encoding::utf8:
    case Encoding::unknown:
        break;
    }
    return "utf-8";
}

} // namespace policygraph::read
