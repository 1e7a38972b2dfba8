// SPDX-License-Identifier: Apache-2.0
#include "export/row_sorter.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_lengths = 2 * sizeof(std::uint32_t);

std::uint32_t length_at(const char* at) {
    std::uint32_t length = 0;
    std::memcpy(&length, at, sizeof length);
    return length;
}

void append_record(std::string& records, std::string_view key, std::string_view row) {
    for (const std::size_t size : {key.size(), row.size()}) {
        const auto length = static_cast<std::uint32_t>(size);
        records.append(reinterpret_cast<const char*>(&length), sizeof length); // NOLINT(*-reinterpret-cast)
    }
    records.append(key).append(row);
}

} // namespace

/// By the first three hexadecimal digits. Other bytes go where they keep the order: below, at the end of a digit's
/// range, or above.
std::size_t RowSorter::range_of(std::string_view key) {
    constexpr std::size_t k_digits = 3;
    std::size_t value = 0;
    std::size_t rest = 0; // what the digits after one that is none count as
    bool over = false;
    for (std::size_t i = 0; i < k_digits; ++i) {
        const char c = i < key.size() ? key[i] : '\0';
        std::size_t digit = rest;
        if (!over) {
            const auto byte = static_cast<unsigned char>(c);
            over = !((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'));
            digit = byte < '0'    ? 0U
                    : byte <= '9' ? byte - std::size_t{'0'}
                    : byte < 'a'  ? 9U
                                  : std::min<std::size_t>(byte - std::size_t{'a'} + 10, 15);
            rest = over && byte >= '0' ? 15 : 0;
        }
        value = value * 16 + digit;
    }
    return value * k_ranges / 4096;
}

void RowSorter::add(std::string_view key, std::string_view row) {
    if (!m_ranges) {
        append_record(m_records, key, row);
        if (m_records.size() > m_most_in_memory) {
            to_file();
        }
        return;
    }
    const std::array<std::uint32_t, 2> lengths = {static_cast<std::uint32_t>(key.size()),
                                                  static_cast<std::uint32_t>(row.size())};
    const std::size_t range = range_of(key);
    m_ranges->put(range, {reinterpret_cast<const char*>(lengths.data()), k_lengths}); // NOLINT(*-reinterpret-cast)
    m_ranges->put(range, key);
    m_ranges->put(range, row);
}

void RowSorter::to_file() {
    m_ranges.emplace(k_ranges, k_block);
    const std::string records = std::exchange(m_records, {});
    for (std::size_t at = 0; at < records.size();) {
        const std::size_t key = length_at(&records[at]);
        const std::size_t size = k_lengths + key + length_at(&records[at + sizeof(std::uint32_t)]);
        const std::string_view record = std::string_view(records).substr(at, size);
        m_ranges->put(range_of(record.substr(k_lengths, key)), record);
        at += size;
    }
}

void RowSorter::visit_in_order(const std::string& records, const std::function<void(std::string_view)>& visit) {
    std::vector<std::pair<std::string_view, std::string_view>> rows;
    for (std::size_t at = 0; at < records.size();) {
        const std::size_t key = length_at(&records[at]);
        const std::size_t row = length_at(&records[at + sizeof(std::uint32_t)]);
        rows.emplace_back(std::string_view(records).substr(at + k_lengths, key),
                          std::string_view(records).substr(at + k_lengths + key, row));
        at += k_lengths + key + row;
    }
    std::sort(rows.begin(), rows.end());
    for (const auto& [key, row] : rows) {
        visit(row);
    }
}

void RowSorter::for_each(const std::function<void(std::string_view row)>& visit) {
    if (!m_ranges) {
        visit_in_order(m_records, visit);
    }
    for (std::size_t range = 0; m_ranges && range < m_ranges->ranges(); ++range) {
        visit_in_order(m_ranges->take(range), visit);
    }
    m_records = {};
    m_ranges.reset();
}

} // namespace policygraph::exporting
