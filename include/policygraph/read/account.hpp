// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::read {

/// What became of a byte of the source.
enum class ByteUse : std::uint8_t {
    unexplained, ///< nothing says; always a fault of ours
    text,        ///< stands in the source text
    markup,      ///< tags, scripts, hidden parts, the blanks that only lay out a page, byte-order marks
    furniture,   ///< lines of the page that are no part of the document
    repair       ///< bytes that are none of the encoding, which U+FFFD stands for
};

/// A piece of the way back: the text's bytes and the source bytes they were read from. In a piece of the same
/// size on both sides that is `copied`, each byte has its own; else the whole piece came from the whole range.
struct SourcePiece {
    base::Span text;
    std::uint64_t begin = 0; ///< in the source
    std::uint64_t end = 0;
    bool copied = false;
};

/// Where every byte of a document went, and where every byte of its text came from.
struct Account {
    std::uint64_t bytes = 0;         ///< of the source
    std::vector<std::uint64_t> uses; ///< bytes by ByteUse
    std::vector<SourcePiece> pieces; ///< in order of the text; what no piece covers was made (separators of cells, …)
    std::uint64_t made = 0;          ///< bytes of the text that no source byte stands for

    [[nodiscard]] std::uint64_t count(ByteUse use) const { return uses[static_cast<std::size_t>(use)]; }
    /// The source bytes that a span of the text was read from, piece by piece, without the markup between them.
    [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> sources(base::Span span) const;
    /// The same as one range, with what stands between; an empty range where the span was made.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> to_source(base::Span span) const;
};

} // namespace policygraph::read
