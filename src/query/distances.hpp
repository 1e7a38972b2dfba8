// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace policygraph::query {

/// How far away nodes are, by their rows, in an open table: a search spends most of its time here, and the nodes of
/// std::unordered_map cost more than the store that finds them.
class Distances {
public:
    static constexpr std::uint32_t k_unknown = std::numeric_limits<std::uint32_t>::max();

private:
    struct Entry {
        std::int64_t node = 0;
        std::uint32_t far = k_unknown; // free
    };
    static constexpr std::size_t k_first = 1024; // a power of two, as all sizes

    template <class Entries>
    static auto& place_of(Entries& entries, std::int64_t node) {
        constexpr std::uint64_t k_spread = 0x9E3779B97F4A7C15U; // 2^64 by the golden ratio: Fibonacci hashing
        constexpr unsigned k_half = 32;
        std::size_t place = (static_cast<std::uint64_t>(node) * k_spread >> k_half) & (entries.size() - 1);
        while (entries[place].far != k_unknown && entries[place].node != node) {
            place = (place + 1) & (entries.size() - 1);
        }
        return entries[place];
    }

public:
    /// False where the node is known already; it keeps its distance then.
    bool add(std::int64_t node, std::uint32_t far) {
        Entry& entry = place_of(m_entries, node);
        if (entry.far != k_unknown) {
            return false;
        }
        entry = {node, far};
        if (++m_used > m_entries.size() / 2) {
            grow();
        }
        return true;
    }

    [[nodiscard]] std::uint32_t of(std::int64_t node) const { return place_of(m_entries, node).far; }

private:
    void grow() {
        std::vector<Entry> larger(2 * m_entries.size());
        for (const Entry& entry : m_entries) {
            if (entry.far != k_unknown) {
                place_of(larger, entry.node) = entry;
            }
        }
        m_entries = std::move(larger);
    }

    std::vector<Entry> m_entries = std::vector<Entry>(k_first);
    std::size_t m_used = 0;
};

} // namespace policygraph::query
