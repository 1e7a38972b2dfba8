// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <read/encoding.hpp>

#include <array>
#include <string_view>
#include <vector>

namespace policygraph::read {

/// The two-byte characters of GB18030 or Big5-HKSCS: what the system's iconv makes of them, with the codes on
/// which it differs from the tables of the web (WHATWG Encoding) set as those have them.
class TwoByteTable {
public:
    /// GB18030's four-byte characters go to iconv one by one.
    [[nodiscard]] static const TwoByteTable& gb18030();
    [[nodiscard]] static const TwoByteTable& big5();

    [[nodiscard]] Decoded decode(std::string_view bytes, Units* units = nullptr) const;

private:
    TwoByteTable(const char* name, bool four_bytes);
    void set(unsigned code, char32_t character);

    struct Character {
        std::array<char, 7> utf8{};
        unsigned char size = 0; ///< 0: none
    };
    static constexpr unsigned k_first = 0x8140;
    static constexpr unsigned k_last = 0xFEFE;

    const char* m_name;
    bool m_four_bytes;
    std::vector<Character> m_characters;
};

} // namespace policygraph::read
