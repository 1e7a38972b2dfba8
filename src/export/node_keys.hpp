// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/prepared.hpp>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// The content keys of nodes by row. Those asked for last are kept, in memory that does not grow with the graph: edges
/// as they lie in the database mostly join nodes of one document, or nodes that many documents speak of.
class NodeKeys {
public:
    explicit NodeKeys(const store::Reader& reader);

    /// Valid until the next call.
    [[nodiscard]] std::string_view of(std::int64_t row);

private:
    static constexpr std::size_t k_kept = 1U << 15U;
    struct Entry {
        std::int64_t row = -1;
        std::array<char, 32> key{};
    };

    store::Prepared m_ask;
    std::vector<Entry> m_entries; ///< at the row's last digits
};

} // namespace policygraph::exporting
