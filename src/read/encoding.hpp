// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

enum class Encoding { utf8, utf16le, utf16be, utf32le, utf32be, gb18030, big5, hz, unknown };

/// The encoding of a label as files and users write it (GB2312, gbk, x-gbk, Big5-HKSCS, …); unknown if none of ours.
[[nodiscard]] Encoding encoding_of_label(std::string_view label);

/// What the file says of itself: a byte-order mark, `<meta charset>`, an XML declaration.
[[nodiscard]] Encoding declared_encoding(std::string_view bytes);

/// A decoded character: where it begins in the text and in the bytes; `broken` where it stands for bytes that are none.
struct Unit {
    std::uint32_t text = 0;
    std::uint64_t source = 0;
    bool broken = false;
};
using Units = std::vector<Unit>;

struct Decoded {
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);
    std::string text;         ///< valid UTF-8; bytes that are none of the encoding are U+FFFD
    std::size_t bad = k_none; ///< offset of the first of those
    std::size_t bad_count = 0;
};

/// GB18030 and Big5-HKSCS are decoded by the system's iconv, whose version is part of `decoder_name`.
/// The characters' places are written to `units` where it is given.
[[nodiscard]] Decoded decode(std::string_view bytes, Encoding encoding, Units* units = nullptr);
[[nodiscard]] std::string decoder_name(Encoding encoding);

/// The encoding that makes Chinese text of bytes that declare nothing and are no UTF-8; unknown where none does.
[[nodiscard]] Encoding guess_encoding(std::string_view bytes);

} // namespace policygraph::read
