// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace policygraph::base {

/// A half-open range of bytes [begin, end) in a UTF-8 text that the context names: the source text
/// (what `read` made of a file; all evidence) or the normal form (what `text` made of that).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
    [[nodiscard]] bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
    /// The bytes of the span; `text` must be at least `end` long.
    [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, size()); }
    auto operator<=>(const Span&) const = default;
};

} // namespace policygraph::base
