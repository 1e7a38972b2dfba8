// SPDX-License-Identifier: Apache-2.0
#include <text/repeats.hpp>

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace policygraph::text {

namespace {

// Bytes that two places must share to be looked at, and to be one text twice: 300 Han characters, which no
// form or clause repeats by chance.
constexpr std::size_t k_window = 48;
constexpr std::size_t k_stretch = 900;

std::uint64_t hash(std::string_view window) {
    std::uint64_t value = 0x9E3779B97F4A7C15ULL;
    for (std::size_t i = 0; i + 8 <= window.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, window.data() + i, sizeof word);
        value = (value ^ word) * 0xD6E8FEB86659FD93ULL;
        value ^= value >> 32U;
    }
    return value;
}

// A place where a line or a sentence begins, and the first place with the same beginning.
struct Anchor {
    std::size_t at = 0;
    std::size_t first = 0;
};

std::vector<std::size_t> sentence_starts(std::string_view text) {
    static constexpr base::CharacterSet k_ends(U"\n。");
    std::vector<std::size_t> starts;
    std::size_t next = 0;
    std::size_t i = 0; // the text's beginning, behind a line's end or a full stop
    while (i + k_window <= text.size()) {
        // Not nearer than a window, so that the work for a byte is bounded.
        if (i >= next && text[i] != '\n') {
            starts.push_back(i);
            next = i + k_window;
        }
        const std::size_t end = k_ends.next(text, i);
        i = end < text.size() ? end + base::utf8_length(text[end]) : end;
    }
    return starts;
}

std::vector<Anchor> repeated_anchors(std::string_view text) {
    struct Keyed {
        std::uint64_t key;
        std::size_t at;
    };
    std::vector<Keyed> keyed;
    for (const std::size_t at : sentence_starts(text)) {
        keyed.push_back({hash(text.substr(at, k_window)), at});
    }
    std::sort(keyed.begin(), keyed.end(),
              [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.at < b.at; });
    std::vector<Anchor> anchors;
    for (std::size_t i = 1, first = 0; i < keyed.size(); ++i) {
        if (keyed[i].key != keyed[first].key) {
            first = i;
        } else {
            anchors.push_back({keyed[i].at, keyed[first].at});
        }
    }
    std::sort(anchors.begin(), anchors.end(), [](const Anchor& a, const Anchor& b) { return a.at < b.at; });
    return anchors;
}

// The line that ends at `end` (its '\n' or the text's end).
std::size_t line_begin(std::string_view text, std::size_t end) {
    const std::size_t before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    return before == std::string_view::npos ? 0 : before + 1;
}

// Moves the beginning of a repeated stretch up over whole lines that stand in the text before it.
std::size_t with_lines_above(std::string_view text, std::size_t begin, std::size_t floor) {
    constexpr std::size_t k_lines = 6;
    constexpr std::size_t k_head = 4096; // the first article's head is looked for at the text's beginning
    std::size_t result = begin;
    std::size_t end = begin;
    for (std::size_t i = 0; i < k_lines && end > floor && text[end - 1] == '\n';) {
        const std::size_t line_end = end - 1;
        const std::size_t line = line_begin(text, line_end);
        if (line < floor) {
            break;
        }
        if (line < line_end) {
            const std::string_view words = text.substr(line, line_end - line + 1);
            const std::size_t found = text.substr(0, std::min(line, k_head)).find(words);
            if (found == std::string_view::npos || (found != 0 && text[found - 1] != '\n')) {
                break;
            }
            result = line;
            ++i;
        }
        end = line;
    }
    return result;
}

} // namespace

std::vector<Edit> find_repeats(std::string_view text) {
    std::vector<Edit> edits;
    std::size_t done = 0;
    std::size_t dropped = 0;
    for (const Anchor& anchor : repeated_anchors(text)) {
        if (anchor.at < done) {
            continue;
        }
        const std::size_t limit = std::min(anchor.at - anchor.first, text.size() - anchor.at);
        const std::string_view earlier = text.substr(anchor.first, limit);
        const std::string_view later = text.substr(anchor.at, limit);
        const auto same =
            static_cast<std::size_t>(std::mismatch(later.begin(), later.end(), earlier.begin()).first - later.begin());
        if (same < k_stretch) {
            continue;
        }
        std::size_t end = anchor.at + same;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
            --end; // not inside a character
        }
        std::size_t begin = anchor.at;
        std::size_t before = anchor.first;
        while (begin > done && before > 0 && begin > anchor.first + same && text[begin - 1] == text[before - 1]) {
            --begin;
            --before;
        }
        while (begin < anchor.at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) {
            ++begin;
        }
        begin += text[begin] == '\n' ? 1 : 0; // what stands before keeps its line
        begin = with_lines_above(text, begin, std::max(done, anchor.first + same));
        edits.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {}, "repeated article"});
        dropped += end - begin;
        done = end;
    }
    // Two rules with the same long paragraphs in one file (seen: a sixth of it, a quarter) are no copy.
    if (dropped < text.size() / 3) {
        edits.clear();
    }
    return edits;
}

} // namespace policygraph::text
