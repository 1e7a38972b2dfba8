// SPDX-License-Identifier: Apache-2.0
#include <policygraph/text/normal_text.hpp>

#include <algorithm>

namespace policygraph::text {

void OffsetMap::add(Piece piece) {
    m_pieces.push_back(piece);
}

void OffsetMap::finish(std::uint32_t normal_size, std::uint32_t source_size) {
    m_normal_size = normal_size;
    m_source_size = source_size;
}

base::Span OffsetMap::to_source(base::Span normal) const {
    // The piece that holds an offset: the last one that begins at or before it.
    const auto piece_at = [&](std::uint32_t offset) {
        return std::prev(
            std::upper_bound(m_pieces.begin(), m_pieces.end(), offset,
                             [](std::uint32_t value, const Piece& piece) { return value < piece.normal; }));
    };
    if (m_pieces.empty()) {
        return {};
    }
    const auto first = piece_at(normal.begin);
    const std::uint32_t begin = first->copied ? first->source + (normal.begin - first->normal) : first->source;
    if (normal.empty()) {
        return {begin, begin};
    }
    const auto last = piece_at(normal.end - 1);
    if (last->copied) {
        return {begin, last->source + (normal.end - last->normal)};
    }
    const auto next = std::next(last);
    return {begin, next == m_pieces.end() ? m_source_size : next->source};
}

} // namespace policygraph::text
