// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/temporary_file.hpp"

#include <policygraph/store/prepared.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// The content keys of nodes by row, told once in the order of the rows. They lie in a temporary file where they are
/// many; those asked for last are kept, in memory that does not grow with the graph: edges as they lie in the database
/// mostly join nodes of one document, or nodes that many documents speak of.
class NodeKeys {
public:
    explicit NodeKeys(const store::Reader& reader);

    /// Rows rise from call to call.
    void tell(std::int64_t row, std::string_view key);
    /// Valid until the next call; what nobody told is asked of the database.
    [[nodiscard]] std::string_view of(std::int64_t row);

private:
    static constexpr std::size_t k_kept = 1U << 15U;
    static constexpr std::size_t k_length = 32; // of all keys that a build makes
    struct Entry {
        std::int64_t row = -1;
        std::array<char, k_length> key{};
    };
    void write_told();

    store::Prepared m_ask;
    std::vector<Entry> m_entries; ///< at the row's last digits
    TemporaryFile m_file;         ///< key beside key, at the place of its row
    std::string m_told;           ///< not in the file yet, from m_told_row on
    std::int64_t m_told_row = 0;
};

} // namespace policygraph::exporting
