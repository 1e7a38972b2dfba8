// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// Brackets of every shape that holds remarks: () 〔〕 [] 【】 <>. One linear pass, no recursion.
namespace policygraph::extract::brackets {

/// A bracket with its marks.
struct Pair {
    base::Span outer;
    base::Span inner;
};

/// All balanced brackets of at most 3,000 bytes, by their begin. An opening mark without its closing one is no
/// bracket, nor is a closing one without its opening one (1)).
[[nodiscard]] std::vector<Pair> pairs(std::string_view text);
/// `marks`: find_marks of the text.
[[nodiscard]] std::vector<Pair> pairs(std::string_view text, const std::vector<std::uint32_t>& marks);

/// The offset of the closing mark of the bracket that opens at `offset`, or npos.
[[nodiscard]] std::size_t close_of(std::string_view text, std::size_t offset);

/// The size in bytes of the bracket mark at `offset`, 0 where there is none.
[[nodiscard]] std::size_t size_of_mark(std::string_view text, std::size_t offset);

/// Which offsets of a short text stand inside brackets.
class Depth {
public:
    explicit Depth(std::string_view text) : m_pairs(pairs(text)) {}
    [[nodiscard]] bool inside(std::size_t offset) const {
        return std::any_of(m_pairs.begin(), m_pairs.end(),
                           [&](const Pair& pair) { return pair.outer.contains(static_cast<std::uint32_t>(offset)); });
    }

private:
    std::vector<Pair> m_pairs;
};

} // namespace policygraph::extract::brackets
