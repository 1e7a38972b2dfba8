// SPDX-License-Identifier: Apache-2.0
#include "export/row_sorter.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_lengths = 2 * sizeof(std::uint32_t);

[[noreturn]] void fail() {
    throw std::runtime_error(std::string("cannot use a temporary file (TMPDIR): ") + std::strerror(errno));
}

std::FILE* unnamed_file() {
    std::string name = (std::filesystem::temp_directory_path() / "policygraph-export-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) {
        fail();
    }
    ::unlink(name.c_str());
    return ::fdopen(descriptor, "r+");
}

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
    if (m_ranges.empty()) {
        append_record(m_records, key, row);
        if (m_records.size() > m_most_in_memory) {
            to_file();
        }
        return;
    }
    const std::array<std::uint32_t, 2> lengths = {static_cast<std::uint32_t>(key.size()),
                                                  static_cast<std::uint32_t>(row.size())};
    Range& range = m_ranges[range_of(key)];
    put(range, {reinterpret_cast<const char*>(lengths.data()), k_lengths}); // NOLINT(*-reinterpret-cast)
    put(range, key);
    put(range, row);
}

void RowSorter::to_file() {
    m_file.reset(unnamed_file());
    if (!m_file) {
        fail();
    }
    m_ranges.resize(k_ranges);
    const std::string records = std::exchange(m_records, {});
    for (std::size_t at = 0; at < records.size();) {
        const std::size_t key = length_at(&records[at]);
        const std::size_t size = k_lengths + key + length_at(&records[at + sizeof(std::uint32_t)]);
        const std::string_view record = std::string_view(records).substr(at, size);
        put(m_ranges[range_of(record.substr(k_lengths, key))], record);
        at += size;
    }
}

void RowSorter::put(Range& to, std::string_view bytes) {
    while (to.tail.size() + bytes.size() >= k_block) {
        const std::size_t fits = k_block - to.tail.size();
        to.tail.append(bytes.substr(0, fits));
        bytes.remove_prefix(fits);
        const auto place = static_cast<off_t>(m_blocks) * static_cast<off_t>(k_block);
        if (::pwrite(::fileno(m_file.get()), to.tail.data(), k_block, place) != static_cast<ssize_t>(k_block)) {
            fail();
        }
        to.blocks.push_back(m_blocks++);
        to.tail.clear();
    }
    to.tail.append(bytes);
}

std::string RowSorter::read(const Range& range) const {
    std::string records(range.blocks.size() * k_block, '\0');
    for (std::size_t i = 0; i < range.blocks.size(); ++i) {
        const auto place = static_cast<off_t>(range.blocks[i]) * static_cast<off_t>(k_block);
        if (::pread(::fileno(m_file.get()), &records[i * k_block], k_block, place) != static_cast<ssize_t>(k_block)) {
            fail();
        }
    }
    return records.append(range.tail);
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
    if (m_ranges.empty()) {
        visit_in_order(m_records, visit);
    }
    for (Range& range : m_ranges) {
        visit_in_order(read(range), visit);
        range = {};
    }
    m_records = {};
    m_ranges.clear();
    m_file.reset();
    m_blocks = 0;
}

} // namespace policygraph::exporting
