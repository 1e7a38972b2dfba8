// SPDX-License-Identifier: Apache-2.0
#include "export/row_sorter.hpp"

#include "export/packed.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace policygraph::exporting {

namespace {

/// A record as it is sorted: by the first bytes of its key, and only between equal ones by all of it.
struct Place {
    std::uint64_t first = 0;
    std::uint32_t offset = 0;
};

struct Record {
    std::string_view key;
    std::string_view row;
    const char* end = nullptr;
};

Record record_at(const char* at) {
    Unpacker sizes(at);
    const auto key = sizes.value<std::uint32_t>();
    const auto row = sizes.value<std::uint32_t>();
    return {{sizes.at(), key}, {sizes.at() + key, row}, sizes.at() + key + row};
}

std::uint64_t first_bytes(std::string_view key) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
        value = value << 8U | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0U);
    }
    return value;
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
    std::string& sizes = m_sizes;
    sizes.clear();
    pack(sizes, static_cast<std::uint32_t>(key.size()));
    pack(sizes, static_cast<std::uint32_t>(row.size()));
    if (m_ranges) {
        m_ranges->put(range_of(key), {sizes, key, row});
        return;
    }
    m_records.append(sizes).append(key).append(row);
    if (m_records.size() > m_most_in_memory) {
        to_file();
    }
}

void RowSorter::to_file() {
    m_ranges.emplace(k_ranges, k_room);
    const std::string records = std::exchange(m_records, {});
    for (const char* at = records.data(); at < records.data() + records.size();) {
        const Record record = record_at(at);
        m_ranges->put(range_of(record.key), {{at, record.end}});
        at = record.end;
    }
}

void RowSorter::visit_in_order(std::string_view records, const Visit& visit) {
    std::vector<Place> places;
    for (const char* at = records.data(); at < records.data() + records.size();) {
        const Record record = record_at(at);
        places.push_back({first_bytes(record.key), static_cast<std::uint32_t>(at - records.data())});
        at = record.end;
    }
    const auto read = [&](const Place& place) { return record_at(records.data() + place.offset); };
    std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
        return a.first != b.first ? a.first < b.first
                                  : std::pair(read(a).key, read(a).row) < std::pair(read(b).key, read(b).row);
    });
    for (const Place& place : places) {
        const Record record = read(place);
        visit(record.key, record.row);
    }
}

void RowSorter::for_each(const Visit& visit) {
    if (!m_ranges) {
        visit_in_order(m_records, visit);
    }
    for (std::size_t range = 0; m_ranges && range < m_ranges->ranges(); ++range) {
        visit_in_order(m_ranges->take(range), visit);
    }
    std::exchange(m_records, std::string()); // assigning {} would keep the room
    m_ranges.reset();
}

} // namespace policygraph::exporting
