// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/temporary_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// Bytes in ranges, which grow in any order and are read one after the other: the last block of each stays in memory,
/// the others lie in a temporary file.
class RangeFile {
public:
    RangeFile(std::size_t ranges, std::size_t block) : m_block(block), m_ranges(ranges) {}

    [[nodiscard]] std::size_t ranges() const { return m_ranges.size(); }
    void put(std::size_t range, std::string_view bytes);
    /// Calls `visit` with the blocks of a range, which then is gone.
    template <typename Visit>
    void take(std::size_t range, const Visit& visit) {
        Range taken;
        std::swap(taken, m_ranges[range]);
        std::string block(taken.blocks.empty() ? 0 : m_block, '\0');
        for (const std::uint32_t number : taken.blocks) {
            m_file.read(std::uint64_t{number} * m_block, block.data(), m_block);
            visit(std::string_view(block));
        }
        visit(std::string_view(taken.tail));
    }
    /// The same in one piece.
    [[nodiscard]] std::string take(std::size_t range);

private:
    struct Range {
        std::string tail; ///< not in the file yet
        std::vector<std::uint32_t> blocks;
    };

    std::size_t m_block;
    std::vector<Range> m_ranges;
    TemporaryFile m_file;
    std::uint32_t m_blocks = 0;
};

} // namespace policygraph::exporting
