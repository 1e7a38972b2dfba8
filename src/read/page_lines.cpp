// SPDX-License-Identifier: Apache-2.0
#include <read/page_lines.hpp>

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace policygraph::read {

namespace {

using Page = std::vector<std::string>;

// Ends of sentences: a line that ends so needs no next one. 。；：！？.;:
constexpr std::array<std::string_view, 9> k_ends = {"\xE3\x80\x82",
                                                    "\xEF\xBC\x9B",
                                                    "\xEF\xBC\x9A",
                                                    "\xEF\xBC\x81",
                                                    "\xEF\xBC\x9F",
                                                    ".",
                                                    ";",
                                                    ":",
                                                    "\xE2\x80\x94\xE2\x80\x94"};

std::string trimmed(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t\r");
    const std::size_t end = line.find_last_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string() : std::string(line.substr(begin, end - begin + 1));
}

// Columns that a line takes: two for a Chinese character.
std::size_t width(std::string_view line) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < line.size(); i += base::utf8_length(line[i])) {
        columns += base::code_point(line, i) < 0x1100 ? 1 : 2;
    }
    return columns;
}

// "- 3 -", "— 12 —", "3", "3/12", "第 3 页 共 12 页": digits, and nothing that is read.
bool is_page_number(std::string_view line) {
    constexpr std::array<char32_t, 10> k_around = {'-', '/', ' ', 0x2014, 0x2013, 0x2015, 0x7B2C, 0x9875, 0x5171, 0xB7};
    std::size_t digits = 0;
    for (std::size_t i = 0; i < line.size(); i += base::utf8_length(line[i])) {
        const char32_t code = base::code_point(line, i);
        if (code >= '0' && code <= '9') {
            ++digits;
        } else if (std::find(k_around.begin(), k_around.end(), code) == k_around.end()) {
            return false;
        }
    }
    return digits > 0 && digits <= 8;
}

void drop_page_number(Page& page) {
    const auto drop_blank_ends = [&] {
        while (!page.empty() && page.back().empty()) {
            page.pop_back();
        }
        while (!page.empty() && page.front().empty()) {
            page.erase(page.begin());
        }
    };
    drop_blank_ends();
    if (!page.empty() && is_page_number(page.back())) {
        page.pop_back();
    } else if (!page.empty() && is_page_number(page.front())) {
        page.erase(page.begin());
    }
    drop_blank_ends();
}

// A first line that most pages have.
void drop_running_heads(std::vector<Page>& pages) {
    std::map<std::string, std::size_t> heads;
    for (const Page& page : pages) {
        if (!page.empty()) {
            ++heads[page.front()];
        }
    }
    for (Page& page : pages) {
        if (!page.empty() && heads[page.front()] >= 3 && heads[page.front()] * 2 >= pages.size()) {
            page.erase(page.begin());
        }
    }
}

// The width that full lines have: nine lines in ten are not wider.
std::size_t full_width(const std::vector<Page>& pages) {
    std::vector<std::size_t> widths;
    for (const Page& page : pages) {
        for (const std::string& line : page) {
            if (!line.empty()) {
                widths.push_back(width(line));
            }
        }
    }
    if (widths.empty()) {
        return 0;
    }
    const auto ninth = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), ninth, widths.end());
    return *ninth;
}

bool goes_on(const std::string& line, std::size_t full) {
    const bool ended =
        std::any_of(k_ends.begin(), k_ends.end(), [&](std::string_view end) { return line.ends_with(end); });
    return !ended && full >= 20 && width(line) * 100 >= full * 88;
}

} // namespace

std::vector<Page> cut_pages(std::string_view text) {
    std::vector<Page> pages(1);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\f"), text.size());
        const bool page_end = end < text.size() && text[end] == '\f';
        if (!page_end || end > 0) {
            pages.back().push_back(trimmed(text.substr(0, end)));
        }
        if (page_end) {
            pages.emplace_back();
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pages;
}

std::string join_lines(const std::vector<Page>& printed) {
    std::vector<Page> pages = printed;
    for (Page& page : pages) {
        drop_page_number(page);
    }
    drop_running_heads(pages);
    const std::size_t full = full_width(pages);
    std::string text;
    bool open = false;
    for (const Page& page : pages) {
        for (const std::string& line : page) {
            if (line.empty()) {
                continue;
            }
            if (!text.empty() && !open) {
                text += '\n';
            } else if (open && (text.back() & 0x80) == 0 && (line.front() & 0x80) == 0) {
                text += ' ';
            }
            text += line;
            open = goes_on(line, full);
        }
    }
    return text.empty() ? text : text + '\n';
}

} // namespace policygraph::read
