// SPDX-License-Identifier: Apache-2.0
#include "title_scanner.hpp"

#include "markers.hpp"
#include "marks.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest = 900; // bytes
constexpr char32_t k_open = U'《';

struct Mark {
    int shape = -1; // 0 《》, 1 〈〉, 2 <>
    bool opens = false;
    std::size_t size = 0;
};

Mark mark_at(std::string_view rest) {
    if (rest.front() == '<' || rest.front() == '>') {
        return {2, rest.front() == '<', 1};
    }
    if (static_cast<unsigned char>(rest.front()) != 0xE3) {
        return {};
    }
    constexpr std::array k_marks{markers::k_open_title, markers::k_close_title, markers::k_open_inner_title,
                                 markers::k_close_inner_title};
    for (std::size_t i = 0; i < k_marks.size(); ++i) {
        if (rest.starts_with(k_marks[i])) {
            return {static_cast<int>(i / 2), i % 2 == 0, k_marks[i].size()};
        }
    }
    return {};
}

// The title that opens at `open`, with outer.end == 0 where it does not close.
TitleMention read_title(std::string_view text, std::size_t open) {
    struct Open {
        int shape;
        std::size_t inner;
    };
    TitleMention title;
    std::vector<Open> stack;
    static constexpr base::CharacterSet k_marks(U"《》〈〉<>");
    const std::string_view reach = text.substr(0, open + k_longest + 3); // and a mark that begins there
    for (std::size_t i = open; i < reach.size() && i - open <= k_longest;
         i = k_marks.next(reach, i + base::utf8_length(text[i]))) {
        const Mark mark = mark_at(text.substr(i));
        if (mark.opens) {
            stack.push_back({mark.shape, i + mark.size});
            continue;
        }
        // 《…〈…》: the inner mark was never closed; 〉 without 〈 is passed over.
        const auto partner = std::find_if(stack.rbegin(), stack.rend(),
                                          [&](const Open& candidate) { return candidate.shape == mark.shape; });
        if (partner == stack.rend()) {
            continue;
        }
        const base::Span inner{static_cast<std::uint32_t>(partner->inner), static_cast<std::uint32_t>(i)};
        stack.erase(std::prev(partner.base()), stack.end());
        if (stack.empty()) {
            title.inner = inner;
            title.outer = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(i + mark.size)};
            return title;
        }
        title.nested.push_back(inner);
    }
    return title;
}

bool is_ascii_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

} // namespace

std::vector<TitleMention> scan_titles(std::string_view text) {
    return scan_titles(text, find_marks(text));
}

std::vector<TitleMention> scan_titles(std::string_view text, const std::vector<std::uint32_t>& marks) {
    std::vector<TitleMention> titles;
    std::size_t done = 0;
    for (const std::uint32_t at : marks) {
        if (at < done || base::code_point(text, at) != k_open) {
            continue;
        }
        TitleMention title = read_title(text, at);
        if (title.outer.end != 0) {
            std::sort(title.nested.begin(), title.nested.end());
            done = title.outer.end;
            titles.push_back(std::move(title));
        }
    }
    return titles;
}

std::string joined_title(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const bool blank = raw[i] == ' ' || raw[i] == '\n';
        if (!blank) {
            out += raw[i];
            continue;
        }
        const std::size_t next = raw.find_first_not_of(" \n", i);
        if (!out.empty() && is_ascii_word(out.back()) && next != std::string_view::npos && is_ascii_word(raw[next])) {
            out += ' ';
        }
        i = next == std::string_view::npos ? raw.size() : next - 1;
    }
    return out;
}

std::string folded_title(std::string_view title) {
    static constexpr base::CharacterSet k_dropped(U"《》〈〉“”<>\" \n");
    std::string out;
    for (std::size_t i = 0; i < title.size();) {
        const std::size_t end = k_dropped.next(title, i);
        out += title.substr(i, end - i);
        i = end < title.size() ? end + base::utf8_length(title[end]) : end;
    }
    return out;
}

} // namespace policygraph::extract
