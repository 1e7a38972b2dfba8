// SPDX-License-Identifier: Apache-2.0
// The order that promulgates rules: 某市人民政府令第19号.
#include "structure/header_state.hpp"
#include "structure/lines.hpp"
#include "structure/markers.hpp"
#include "structure/numerals.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_most_order_line = 150;  // bytes
constexpr std::size_t k_most_order_number = 40; // bytes, with blanks
constexpr std::size_t k_most_gap = 30;          // bytes between an order's number and the title that it names

bool is_numeral(char32_t code) {
    return (code >= U'0' && code <= U'9') || chinese_digit(code) >= 0 || code == markers::k_ten ||
           code == markers::k_hundred;
}

struct OrderNumber {
    std::string text; // 第19号
    std::size_t end = 0;
};

// "第 19 号", "(第19号)", "第七十三号" at the beginning of `text`.
std::optional<OrderNumber> order_number(std::string_view text) {
    OrderNumber number;
    bool counted = false;
    for (std::size_t at = 0; at < std::min(text.size(), k_most_order_number); at += base::utf8_length(text[at])) {
        const std::string_view character = text.substr(at, base::utf8_length(text[at]));
        if (character == " " || (character == "(" && number.text.empty())) {
            continue;
        }
        const bool first = number.text.empty();
        number.text += character;
        if (first && character != markers::k_ordinal) {
            return std::nullopt;
        }
        if (!first && character == markers::k_number) {
            number.end = at + character.size();
            number.end += text.substr(number.end).starts_with(')') ? 1 : 0;
            return counted ? std::optional(number) : std::nullopt;
        }
        if (!first && !is_numeral(base::code_point(text, at))) {
            return std::nullopt;
        }
        counted = counted || !first;
    }
    return std::nullopt;
}

} // namespace

// "某市人民政府令", beside or below it "(第19号)", above the first article.
void HeaderReader::find_order(State& state) const {
    const Frame& frame = state.frame;
    for (std::size_t i = 0; i < state.top; ++i) {
        const base::Span span = frame.lines[i].span;
        const std::string_view line = span.in(frame.text);
        const auto word = m_titles.cues().first(line.substr(0, k_most_order_line), "order");
        if (!word) {
            continue;
        }
        const base::Span organ =
            trimmed(frame.text, {span.begin, span.begin + static_cast<std::uint32_t>(word->begin)});
        const std::string_view name = organ.in(frame.text);
        const bool organ_like =
            m_signatures.is_organ(name) && name.find_first_of("0123456789(") == std::string_view::npos;
        if (!organ_like && !m_signatures.is_post(name)) {
            continue;
        }
        std::string_view behind = line.substr(word->end);
        base::Span whole{span.begin, span.begin + static_cast<std::uint32_t>(word->end)};
        if (trimmed(behind, {0, static_cast<std::uint32_t>(behind.size())}).empty() && i + 1 < state.top) {
            behind = frame.line(i + 1);
            whole.end = frame.lines[i + 1].span.begin;
        }
        const auto number = order_number(behind);
        if (!number) {
            continue;
        }
        whole.end += static_cast<std::uint32_t>(number->end);
        std::string order(line.substr(0, word->end));
        std::erase(order, ' ');
        state.order = Found{order + number->text, whole};
        if (organ_like) {
            state.order_by = m_signatures.split(frame.text, organ);
        }
        return;
    }
}

// A title that begins with the order is what follows it; an order alone is the title of what it promulgates.
void HeaderReader::take_order_off(State& state) {
    std::string& value = state.header.title->value;
    std::string_view order = state.order->value;
    if (value.starts_with(order)) {
        value.erase(0, std::min(value.find_first_not_of(' ', order.size()), value.size()));
    } else if (!order.starts_with(value)) {
        return;
    } else {
        value.clear();
    }
    const std::size_t open = state.text().find(markers::k_title_open, state.order->span.end);
    const std::size_t close = state.text().find(markers::k_title_close, std::min(open, state.text().size()));
    if (value.empty() && close != std::string_view::npos && open < state.order->span.end + k_most_gap) {
        state.header.title = Found{std::string(state.text().substr(open + 3, close - open - 3)),
                                   {static_cast<std::uint32_t>(open + 3), static_cast<std::uint32_t>(close)}};
    } else if (value.empty()) {
        state.header.title.reset();
    }
}

} // namespace policygraph::structure
