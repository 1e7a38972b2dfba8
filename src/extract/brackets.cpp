// SPDX-License-Identifier: Apache-2.0
#include "brackets.hpp"

#include "markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::extract::brackets {

namespace {

constexpr std::size_t k_longest = 3000; // bytes: an unclosed mark must not swallow the text

constexpr base::CharacterSet k_marks(U"()[]<>〔〕【】");

struct Mark {
    int shape = -1;
    bool opens = false;
    std::size_t size = 0;
};

Mark mark_at(std::string_view text, std::size_t offset) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (byte < 0x80) {
        switch (text[offset]) {
        case '(':
        case ')':
            return {0, text[offset] == '(', 1};
        case '[':
        case ']':
            return {1, text[offset] == '[', 1};
        case '<':
        case '>':
            return {2, text[offset] == '<', 1};
        default:
            return {};
        }
    }
    if (byte != 0xE3 || offset + 2 >= text.size() || text[offset + 1] != '\x80') { // the rest are of U+3000–303F
        return {};
    }
    switch (text[offset + 2]) {
    case markers::k_open_tortoise[2]:
        return {3, true, 3};
    case markers::k_close_tortoise[2]:
        return {3, false, 3};
    case markers::k_open_lens[2]:
        return {4, true, 3};
    case markers::k_close_lens[2]:
        return {4, false, 3};
    default:
        return {};
    }
}

// Pairs the marks of a text that are handed to it one after the other.
class Pairing {
public:
    explicit Pairing(std::string_view text) : m_text(text) {}

    void take(std::size_t at) {
        const Mark mark = mark_at(m_text, at);
        const auto offset = static_cast<std::uint32_t>(at);
        if (mark.size == 0) {
            return;
        }
        if (mark.opens) {
            m_open.push_back({offset, mark});
            return;
        }
        auto partner = m_open.rbegin();
        while (partner != m_open.rend() && partner->mark.shape != mark.shape && offset - partner->offset <= k_longest) {
            ++partner;
        }
        if (partner == m_open.rend() || partner->mark.shape != mark.shape || offset - partner->offset > k_longest) {
            return;
        }
        const auto size = static_cast<std::uint32_t>(mark.size);
        m_found.push_back({{partner->offset, offset + size}, {partner->offset + size, offset}});
        m_open.erase(std::prev(partner.base()), m_open.end());
    }

    std::vector<Pair> finish() {
        std::sort(m_found.begin(), m_found.end(),
                  [](const Pair& a, const Pair& b) { return a.outer.begin < b.outer.begin; });
        return std::move(m_found);
    }

private:
    struct Open {
        std::uint32_t offset;
        Mark mark;
    };
    std::string_view m_text;
    std::vector<Pair> m_found;
    std::vector<Open> m_open;
};

} // namespace

std::size_t size_of_mark(std::string_view text, std::size_t offset) {
    return mark_at(text, offset).size;
}

std::vector<Pair> pairs(std::string_view text) {
    Pairing pairing(text);
    for (std::size_t i = k_marks.next(text, 0); i < text.size();
         i = k_marks.next(text, i + base::utf8_length(text[i]))) {
        pairing.take(i);
    }
    return pairing.finish();
}

std::vector<Pair> pairs(std::string_view text, const std::vector<std::uint32_t>& marks) {
    Pairing pairing(text);
    for (const std::uint32_t i : marks) {
        pairing.take(i);
    }
    return pairing.finish();
}

std::size_t close_of(std::string_view text, std::size_t offset) {
    const Mark first = mark_at(text, offset);
    if (first.size == 0 || !first.opens) {
        return std::string_view::npos;
    }
    std::size_t depth = 0;
    for (std::size_t i = offset; i < text.size() && i - offset <= k_longest; i += base::utf8_length(text[i])) {
        const Mark mark = mark_at(text, i);
        if (mark.size == 0 || mark.shape != first.shape) {
            continue;
        }
        depth += mark.opens ? 1 : static_cast<std::size_t>(-1);
        if (depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

} // namespace policygraph::extract::brackets
