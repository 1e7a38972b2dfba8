// SPDX-License-Identifier: Apache-2.0
#include "export/node_keys.hpp"

#include <algorithm>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_piece = 1U << 16U;

} // namespace

NodeKeys::NodeKeys(const store::Reader& reader) : m_ask(reader, "SELECT key FROM node WHERE id = ?1") {}

void NodeKeys::tell(std::int64_t row, std::string_view key) {
    const std::int64_t gap = row - m_told_row - static_cast<std::int64_t>(m_told.size() / k_length);
    if (key.size() != k_length || gap < 0) {
        return;
    }
    if (gap > static_cast<std::int64_t>(k_piece / k_length) || m_told.size() >= k_piece) {
        write_told();
        m_told_row = row;
    } else {
        m_told.append(static_cast<std::size_t>(gap) * k_length, '\0');
    }
    m_told.append(key);
}

void NodeKeys::write_told() {
    if (!m_told.empty()) {
        m_file.write(static_cast<std::uint64_t>(m_told_row) * k_length, m_told);
        m_told.clear();
    }
}

std::string_view NodeKeys::of(std::int64_t row) {
    if (m_entries.empty()) {
        m_entries.resize(k_kept);
        if (m_told_row != 0) {
            write_told();
        }
    }
    Entry& entry = m_entries[static_cast<std::size_t>(row) % k_kept];
    if (entry.row == row) {
        return {entry.key.data(), entry.key.size()};
    }
    entry.row = -1;
    if (const auto place = static_cast<std::uint64_t>(row) * k_length; m_told.empty() && row >= 0) {
        m_file.read(place, entry.key.data(), k_length);
    } else if (place < m_told.size()) { // they are few: all are in memory
        std::copy_n(m_told.begin() + static_cast<std::ptrdiff_t>(place), k_length, entry.key.begin());
    } else {
        entry.key = {};
    }
    if (entry.key.front() != '\0') {
        entry.row = row;
        return {entry.key.data(), entry.key.size()};
    }
    m_ask.bind(0, row);
    return m_ask.step() ? m_ask.text(0) : std::string_view();
}

} // namespace policygraph::exporting
