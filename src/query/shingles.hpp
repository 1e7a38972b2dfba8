// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

// Text as a row of Han characters, and what two such rows share (winnowing; Schleimer, Wilkerson, Aiken 2003).
namespace policygraph::query {

/// The Han characters of valid UTF-8 and where each begins; `ends[i]` is one past the last byte of character i.
struct HanText {
    std::vector<char32_t> letters;
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> ends;
};
[[nodiscard]] HanText han_text(std::string_view text);

struct Fingerprint {
    std::uint64_t hash;
    std::uint32_t at; ///< first letter
};
inline constexpr std::size_t k_shingle = 20; ///< letters that are hashed together
inline constexpr std::size_t k_window = 17;  ///< of so many shingles one is kept: every run of 36 shares one
[[nodiscard]] std::vector<Fingerprint> fingerprints(const HanText& text);

/// A run of equal letters.
struct Run {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t length = 0;
};
/// The longest run that goes through the places `a` and `b`, which are equal for a shingle; length 0 where they are
/// not.
[[nodiscard]] Run run_through(const HanText& first, const HanText& second, std::uint32_t a, std::uint32_t b);

} // namespace policygraph::query
