// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/nearest.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace policygraph::base {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Changes of one letter, and of two neighbours for each other, as typing errors are.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before; // two letters of `a` ago
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::vector<std::size_t> row = {i + 1};
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = last[j] + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            std::size_t least = std::min({change, last[j + 1] + 1, row[j] + 1});
            if (i > 0 && j > 0 && lower(a[i]) == lower(b[j - 1]) && lower(a[i - 1]) == lower(b[j])) {
                least = std::min(least, before[j - 1] + 1);
            }
            row.push_back(least);
        }
        before = std::exchange(last, std::move(row));
    }
    return last.back();
}

} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& words) {
    constexpr std::size_t k_longest = 100; // none of ours is so long, and the work grows with it
    const std::string* best = nullptr;
    std::size_t least = word.size() / 2 + 1;
    for (const std::string& one : words) {
        const std::size_t changes = word.size() > k_longest ? least : distance(word, one);
        if (changes < least) {
            least = changes;
            best = &one;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

} // namespace policygraph::base
