// SPDX-License-Identifier: Apache-2.0
#include "export/range_file.hpp"

namespace policygraph::exporting {

void RangeFile::put(std::size_t range, std::string_view bytes) {
    Range& to = m_ranges[range];
    if (to.tail.empty()) {
        to.tail.reserve(m_block); // growing would end with room for two
    }
    while (to.tail.size() + bytes.size() >= m_block) {
        const std::size_t fits = m_block - to.tail.size();
        to.tail.append(bytes.substr(0, fits));
        bytes.remove_prefix(fits);
        m_file.write(std::uint64_t{m_blocks} * m_block, to.tail);
        to.blocks.push_back(m_blocks++);
        to.tail.clear();
    }
    to.tail.append(bytes);
}

std::string RangeFile::take(std::size_t range) {
    std::string all;
    all.reserve(m_ranges[range].blocks.size() * m_block + m_ranges[range].tail.size());
    take(range, [&](std::string_view block) { all.append(block); });
    return all;
}

} // namespace policygraph::exporting
