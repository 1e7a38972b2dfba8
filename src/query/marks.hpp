// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace policygraph::query {

/// Which rows of a table were met: the first by their numbers, which is all that most answers need, all others a bit
/// each, as their numbers lie close together.
class Marks {
public:
    /// False where it was met before.
    bool add(std::int64_t row) {
        constexpr std::int64_t k_dense = std::int64_t{1} << 32; // more only in a database that somebody wrote by hand
        if (m_first.contains(row)) {
            return false;
        }
        if (m_first.size() < k_first || row < 0 || row >= k_dense) {
            return m_first.insert(row).second;
        }
        const auto place = static_cast<std::size_t>(row);
        if (place >= m_others.size()) {
            m_others.resize(place < 2 * m_others.size() ? 2 * m_others.size() : place + 1);
        }
        const bool fresh = !m_others[place];
        m_others[place] = true;
        return fresh;
    }

private:
    static constexpr std::size_t k_first = 4096;
    std::unordered_set<std::int64_t> m_first;
    std::vector<bool> m_others;
};

} // namespace policygraph::query
