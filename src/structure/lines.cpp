// SPDX-License-Identifier: Apache-2.0
#include "structure/lines.hpp"

#include <policygraph/base/utf8.hpp>

namespace policygraph::structure {

namespace {

constexpr std::size_t k_giant = 2400; // bytes; a paragraph of 800 characters is rare
constexpr std::size_t k_long = 500;   // bytes from which two blanks in a line are a lost line end

bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

// Heads (#), bold (**) and quotes (>) of Markdown.
base::Span without_markdown(std::string_view text, base::Span span) {
    span = trimmed(text, span);
    while (!span.empty() && (text[span.begin] == '#' || text[span.begin] == '*' || text[span.begin] == '>')) {
        ++span.begin;
    }
    while (!span.empty() && text[span.end - 1] == '*') {
        --span.end;
    }
    return trimmed(text, span);
}

void add(std::vector<Line>& lines, std::string_view text, std::size_t begin, std::size_t end, bool soft) {
    const base::Span span =
        without_markdown(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!span.empty()) {
        lines.push_back({span, soft});
    }
}

} // namespace

base::Span trimmed(std::string_view text, base::Span span) {
    while (!span.empty() && is_blank(text[span.begin])) {
        ++span.begin;
    }
    while (!span.empty() && is_blank(text[span.end - 1])) {
        --span.end;
    }
    return span;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::size_t from = begin;
        bool soft = false;
        if (end - begin > k_long) {
            for (std::size_t gap = text.find("  ", begin); gap < end; gap = text.find("  ", from)) {
                add(lines, text, from, gap, soft);
                from = std::min(text.find_first_not_of(' ', gap), end);
                soft = true;
            }
        }
        add(lines, text, from, end, soft);
        begin = end + 1;
    }
    return lines;
}

bool is_flattened(const std::vector<Line>& lines) {
    std::size_t all = 0;
    std::size_t giant = 0;
    for (const Line& line : lines) {
        all += line.span.size();
        giant += line.span.size() > k_giant ? line.span.size() : 0;
    }
    return giant * 2 > all;
}

char32_t character_before(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : base::code_point(text, base::begin_of_character_before(text, at));
}

} // namespace policygraph::structure
