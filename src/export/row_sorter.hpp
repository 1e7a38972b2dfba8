// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/range_file.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace policygraph::exporting {

/// Puts rows in the byte order of their keys: in memory while they are few, else through an unnamed file in the folder
/// for temporary files, by ranges of keys, so that memory stays within some megabytes for keys that are hexadecimal
/// digits of a hash (any others come in order too). Throws std::runtime_error where the file fails.
class RowSorter {
public:
    using Visit = std::function<void(std::string_view key, std::string_view row)>;

    explicit RowSorter(std::size_t most_in_memory = 1U << 19U) : m_most_in_memory(most_in_memory) {}

    void add(std::string_view key, std::string_view row);
    /// All rows in order, which then are gone. Rows of one key come in their own order.
    void for_each(const Visit& visit);

private:
    static constexpr std::size_t k_ranges = 256;
    static constexpr std::size_t k_room = 2U << 20U; // once there is a file
    static std::size_t range_of(std::string_view key);
    void to_file();
    static void visit_in_order(std::string_view records, const Visit& visit);

    std::size_t m_most_in_memory;
    std::string m_records; ///< each: two lengths of four bytes, key, row
    std::string m_sizes;
    std::optional<RangeFile> m_ranges; ///< nothing while all is in memory
};

} // namespace policygraph::exporting
