// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_texts.hpp"

#include "query/cypher_functions.hpp"
#include "query/cypher_lexer.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace policygraph::query::cypher {

namespace {

const std::string& text_of(std::string_view function, const Value& value) {
    const auto* found = value.get<std::string>();
    if (found == nullptr) {
        throw ValueError(std::string(function) + " cannot take " + std::string(type_name(value)));
    }
    return *found;
}

std::int64_t count_of(std::string_view function, const Value& value) {
    const auto* found = value.get<std::int64_t>();
    if (found == nullptr || *found < 0) {
        throw ValueError(std::string(function) + " needs a whole number that is not negative");
    }
    return *found;
}

/// The byte at which the character of that number begins, or the end.
std::size_t offset_of(std::string_view text, std::int64_t characters) {
    std::size_t at = 0;
    for (; characters > 0 && at < text.size(); --characters) {
        at += base::utf8_length(text[at]);
    }
    return std::min(at, text.size());
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::optional<double> parsed(std::string_view text) {
    text = without_blanks(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace

std::string reversed_text(std::string_view text) {
    std::string out;
    for (std::size_t end = text.size(); end > 0;) {
        std::size_t begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
            --begin;
        }
        out += text.substr(begin, end - begin);
        end = begin;
    }
    return out;
}

Value to_string(const Value& value) {
    if (const auto* truth = value.get<bool>()) {
        return std::string(*truth ? "true" : "false");
    }
    if (const auto* whole = value.get<std::int64_t>()) {
        return std::to_string(*whole);
    }
    if (const auto* real = value.get<double>()) {
        return float_text(*real);
    }
    return text_of("toString", value);
}

Value to_integer(const Value& value) {
    if (value.get<std::int64_t>() != nullptr) {
        return value;
    }
    const auto* real = value.get<double>();
    if (const auto* text = value.get<std::string>(); text != nullptr) {
        const std::string_view digits = without_blanks(*text);
        std::int64_t whole = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
        if (error == std::errc() && end == digits.data() + digits.size()) {
            return whole;
        }
    }
    const std::optional<double> number = real != nullptr ? *real : parsed(text_of("toInteger", value));
    const bool fits = number && std::abs(*number) < 9.2e18;
    return fits ? Value(static_cast<std::int64_t>(*number)) : Value();
}

Value to_float(const Value& value) {
    if (value.is_number()) {
        return value.number();
    }
    const std::optional<double> number = parsed(text_of("toFloat", value));
    return number ? Value(*number) : Value();
}

Value to_boolean(const Value& value) {
    if (value.get<bool>() != nullptr) {
        return value;
    }
    const std::string text = lower(without_blanks(text_of("toBoolean", value)));
    return text == "true" ? Value(true) : text == "false" ? Value(false) : Value();
}

Value with_case(const Value& value, bool upper) {
    std::string text = text_of(upper ? "toUpper" : "toLower", value);
    if (!upper) {
        return lower(text);
    }
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

Value trimmed(const Value& value, bool left, bool right) {
    std::string_view text = text_of("trim", value);
    const std::string_view inner = without_blanks(text);
    if (left) {
        text.remove_prefix(inner.empty() ? text.size() : static_cast<std::size_t>(inner.data() - text.data()));
    }
    if (right) {
        text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    }
    return text;
}

Value replaced(const Value& value, const Value& from, const Value& to) {
    const std::string& text = text_of("replace", value);
    const std::string& old = text_of("replace", from);
    const std::string& fresh = text_of("replace", to);
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = old.empty() ? std::string::npos : text.find(old); at != std::string::npos;
         at = text.find(old, begin)) {
        out += text.substr(begin, at - begin) + fresh;
        begin = at + old.size();
    }
    return out + text.substr(begin);
}

Value split(const Value& value, const Value& separator) {
    const std::string& text = text_of("split", value);
    const std::string& between = text_of("split", separator);
    List parts;
    std::size_t begin = 0;
    for (std::size_t at = between.empty() ? std::string::npos : text.find(between); at != std::string::npos;
         at = text.find(between, begin)) {
        parts.emplace_back(text.substr(begin, at - begin));
        begin = at + between.size();
    }
    parts.emplace_back(text.substr(begin));
    return parts;
}

Value substring(const List& args) {
    const std::string_view text = text_of("substring", args[0]);
    const std::string_view rest = text.substr(offset_of(text, count_of("substring", args[1])));
    return args.size() < 3 ? rest : rest.substr(0, offset_of(rest, count_of("substring", args[2])));
}

Value left_or_right(const Value& value, const Value& count, bool left) {
    const std::string& text = text_of(left ? "left" : "right", value);
    const std::int64_t wanted = count_of(left ? "left" : "right", count);
    if (left) {
        return text.substr(0, offset_of(text, wanted));
    }
    const auto all = static_cast<std::int64_t>(base::count_characters(text));
    return text.substr(offset_of(text, std::max<std::int64_t>(all - wanted, 0)));
}

} // namespace policygraph::query::cypher
