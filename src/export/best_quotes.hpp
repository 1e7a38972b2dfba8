// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace policygraph::exporting {

/// The best quote so far of a row, and how many it stands for: of what thousands of documents speak of, not all quotes
/// have to wait.
struct BestQuote {
    using Place = std::array<std::uint32_t, 4>; ///< priority, rank of the document, begin and end: less is better

    std::size_t row = 0;
    std::uint32_t count = 0;
    Place place{};
    std::string record; ///< as it was packed

    /// Counts `others` with this place as their best; true where it is better than what is here, so that the caller
    /// packs it.
    [[nodiscard]] bool takes(const Place& other, std::uint32_t others);
};

} // namespace policygraph::exporting
