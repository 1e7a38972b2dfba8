// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// From bytes of a UTF-8 text to code points, which W3C's selectors count: remembers every 4,096th byte.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);
    /// How many code points begin before this byte. `text` is the text it was made of.
    [[nodiscard]] std::size_t before(std::string_view text, std::size_t byte) const;

private:
    std::vector<std::uint32_t> m_before;
};

} // namespace policygraph::exporting
