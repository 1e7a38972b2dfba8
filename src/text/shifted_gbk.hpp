// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <text/edits.hpp>
#include <text/traditional.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// Finds runs that a converter read one byte out of step: GBK text lost a byte, so each pair of bytes was
/// taken from the middle of one character to the middle of the next, until an ASCII byte brought it back
/// (the ?。ㄒ唬… that should be （一）…). Written out as bytes again and read in step, such a run is ordinary text.
class ShiftedGbk {
public:
    /// `traditional` must outlive this.
    explicit ShiftedGbk(const Traditional& traditional);

    /// Edits of the source text; none where the re-reading is not certain.
    [[nodiscard]] std::vector<Edit> find(std::string_view source) const;

private:
    struct Run {
        std::size_t end = 0; ///< where the run ends in the source
        std::string text;    ///< read in step
        std::size_t characters = 0;
        std::size_t common_before = 0;
        std::size_t common_after = 0;
    };
    [[nodiscard]] Run read_in_step(std::string_view source, std::size_t begin) const;
    [[nodiscard]] bool is_common(char32_t code) const;
    [[nodiscard]] char32_t character(unsigned lead, unsigned trail) const;

    const Traditional* m_traditional;
    std::vector<char32_t> m_characters; ///< by two-byte code from 0x8140; 0 where there is none
    std::vector<std::uint16_t> m_codes; ///< the way back, by code point of the first plane
};

} // namespace policygraph::text
