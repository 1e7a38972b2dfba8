// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// The way back from the normal form to the source text. Both texts are cut into the same number of
/// pieces; a piece is either copied (same bytes) or replaced, dropped or inserted as a whole.
class OffsetMap {
public:
    struct Piece {
        std::uint32_t normal = 0; ///< where the piece begins in the normal form
        std::uint32_t source = 0; ///< where it begins in the source text
        bool copied = true;       ///< the same bytes on both sides
    };

    /// Pieces arrive in order; the first begins at (0, 0).
    void add(Piece piece);
    void finish(std::uint32_t normal_size, std::uint32_t source_size);

    /// The smallest span of the source text that the given span of the normal form came from.
    [[nodiscard]] base::Span to_source(base::Span normal) const;
    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    [[nodiscard]] std::uint32_t normal_size() const { return m_normal_size; }
    [[nodiscard]] std::uint32_t source_size() const { return m_source_size; }

private:
    std::vector<Piece> m_pieces;
    std::uint32_t m_normal_size = 0;
    std::uint32_t m_source_size = 0;
};

/// A step of the normal form that changed more than a character's shape: what, and where in the source.
struct Repair {
    std::string_view what; ///< "pinyin gloss", "shifted GBK", "decimal point", "repeated article", …
    base::Span source;
};

/// The text that structure and extraction read. Its contract:
///  - simplified characters (where the document has traditional ones), damage repaired;
///  - full-width letters, digits and ASCII punctuation are half-width: `(` `)` `:` `;` `,` `?` `!` `%`
///    `/` `<` `>`; the Chinese `。` `、` `《` `》` `〈` `〉` `“` `”` `‘` `’` `「` `」` `【` `】` `—` `…` `·` stay;
///  - brackets around a document number's year are 〔〕;
///  - blanks of every kind (U+3000, U+00A0, …) are one ASCII space each, but a tab inside a line stays a
///    tab: readers set it between the cells of a table row; zero-width, control and private-use filler
///    characters are gone; line ends are '\n'; no blank stands at a line's start (indentation) or end;
///  - ⑴ ⒈ ㈠ are (1) 1. (一); a year in Chinese digits is written with 〇 (二O一O年 is 二〇一〇年); the blanks
///    inside a document number (〔2021〕 20 号) are gone;
///  - nothing else is changed, and nothing is lost or invented but what `repairs` lists.
struct NormalText {
    std::string text;
    OffsetMap map;
    std::vector<Repair> repairs;
};

} // namespace policygraph::text
