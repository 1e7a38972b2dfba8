// SPDX-License-Identifier: Apache-2.0
#include "export/attribute_scanner.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <charconv>

namespace policygraph::exporting {

namespace {

/// Four hexadecimal digits at the beginning; U+FFFD where there are none.
char32_t unit(std::string_view digits) {
    unsigned value = 0xFFFD;
    std::from_chars(digits.data(), digits.data() + std::min<std::size_t>(4, digits.size()), value, 16);
    return value;
}

std::string unescape(std::string_view text) {
    static constexpr std::string_view k_names = "bfnrt";
    static constexpr std::string_view k_values = "\b\f\n\r\t";
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            result += text[at];
            continue;
        }
        const char name = text[++at];
        if (name != 'u') {
            const std::size_t known = k_names.find(name);
            result += known == std::string_view::npos ? name : k_values[known];
            continue;
        }
        char32_t code = unit(text.substr(at + 1));
        at += 4;
        if (code >= 0xD800 && code < 0xDC00 && text.substr(at + 1, 2) == "\\u") { // the first half of a pair
            code = 0x10000 + ((code - 0xD800) << 10U) + ((unit(text.substr(at + 3)) - 0xDC00) & 0x3FFU);
            at += 6;
        }
        base::append_utf8(result, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
    }
    return result;
}

bool take(std::string_view& rest, char c) {
    while (!rest.empty() &&
           (rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\r' || rest.front() == '\n')) {
        rest.remove_prefix(1);
    }
    if (rest.empty() || rest.front() != c) {
        return false;
    }
    rest.remove_prefix(1);
    return true;
}

} // namespace

/// The string whose opening quote was taken; `rest` becomes empty where it does not end.
std::string_view AttributeScanner::text(std::string_view& rest) {
    bool escaped = false;
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '"') {
        escaped = escaped || rest[end] == '\\';
        end += rest[end] == '\\' ? 2 : 1;
    }
    const std::string_view raw = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    return escaped ? std::string_view(m_unescaped.emplace_back(unescape(raw))) : raw;
}

bool AttributeScanner::scan(std::string_view json, std::vector<Attribute>& attributes) {
    std::string_view rest = json;
    if (!take(rest, '{')) {
        return false;
    }
    if (take(rest, '}')) {
        return true;
    }
    do {
        if (!take(rest, '"')) {
            return false;
        }
        Attribute attribute;
        attribute.name = text(rest);
        if (!take(rest, ':')) {
            return false;
        }
        if (take(rest, '"')) {
            attribute.value.text = text(rest);
        } else {
            const std::string_view raw = rest.substr(0, rest.find_first_of(",} \t\r\n"));
            if (raw.empty() || std::string_view("tf-0123456789").find(raw.front()) == std::string_view::npos) {
                return false;
            }
            rest.remove_prefix(raw.size());
            attribute.value.text = raw;
            attribute.value.type = raw.front() == 't' || raw.front() == 'f'             ? Type::Boolean
                                   : raw.find_first_of(".eE") == std::string_view::npos ? Type::Integer
                                                                                        : Type::Number;
        }
        attributes.push_back(attribute);
    } while (take(rest, ','));
    return take(rest, '}');
}

} // namespace policygraph::exporting
