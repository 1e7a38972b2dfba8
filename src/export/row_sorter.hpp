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

/// Puts finished rows in the byte order of their keys: in memory while they are few, else through an unnamed file in
/// the folder for temporary files, by ranges of keys, so that memory stays within some megabytes for keys that are
/// hexadecimal digits of a hash (any others come in order too). Throws std::runtime_error where the file fails.
class RowSorter {
public:
    explicit RowSorter(std::size_t most_in_memory = 2U << 20U) : m_most_in_memory(most_in_memory) {}

    void add(std::string_view key, std::string_view row);
    /// All rows in order, which then are gone.
    void for_each(const std::function<void(std::string_view row)>& visit);

private:
    static constexpr std::size_t k_ranges = 512;
    static constexpr std::size_t k_block = 8192; // of the file: all of one range
    static std::size_t range_of(std::string_view key);
    void to_file();
    static void visit_in_order(const std::string& records, const std::function<void(std::string_view)>& visit);

    std::size_t m_most_in_memory;
    std::string m_records;             ///< each: two lengths of four bytes, key, row
    std::optional<RangeFile> m_ranges; ///< nothing while all is in memory
};

} // namespace policygraph::exporting
