// SPDX-License-Identifier: Apache-2.0
#include "export/node_keys.hpp"

#include <algorithm>

namespace policygraph::exporting {

NodeKeys::NodeKeys(const store::Reader& reader) : m_ask(reader, "SELECT key FROM node WHERE id = ?1") {}

std::string_view NodeKeys::of(std::int64_t row) {
    if (m_entries.empty()) {
        m_entries.resize(k_kept);
    }
    Entry& entry = m_entries[static_cast<std::size_t>(row) % k_kept];
    if (entry.row == row) {
        return {entry.key.data(), entry.key.size()};
    }
    m_ask.bind(0, row);
    const std::string_view key = m_ask.step() ? m_ask.text(0) : std::string_view();
    if (key.size() == entry.key.size()) { // as all are that a build made
        entry.row = row;
        std::copy(key.begin(), key.end(), entry.key.begin());
    }
    return key;
}

} // namespace policygraph::exporting
