// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace policygraph::query {

/// Which rows of a table were met: a bit each, as their numbers lie close together.
class Marks {
public:
    /// False where it was met before.
    bool add(std::int64_t row) {
        constexpr std::int64_t k_dense = std::int64_t{1} << 32;
        if (row < 0 || row >= k_dense) { // only in a database that somebody wrote by hand
            return m_far.insert(row).second;
        }
        const auto place = static_cast<std::size_t>(row);
        if (place >= m_near.size()) {
            m_near.resize(place < 2 * m_near.size() ? 2 * m_near.size() : place + 1);
        }
        const bool fresh = !m_near[place];
        m_near[place] = true;
        return fresh;
    }

private:
    std::vector<bool> m_near;
    std::unordered_set<std::int64_t> m_far;
};

} // namespace policygraph::query
