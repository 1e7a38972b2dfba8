// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/profile.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// The selected rows, one after the other in the order of their keys, each with all its evidence.
class RowSource {
public:
    RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile);

    [[nodiscard]] Frame frame() const;
    void for_each_node(const std::vector<Look>& looks, const std::function<void(const NodeRow&)>& visit);
    void for_each_edge(const std::function<void(const EdgeRow&)>& visit);
    /// One edge for all those from one node to another, ordered by their ends.
    void for_each_merged_edge(const std::function<void(const EdgeRow&)>& visit);
    void for_each_alias(const std::function<void(const AliasRow&)>& visit);

private:
    std::vector<Column> columns(const std::vector<Column>& wanted, const char* table,
                                const std::vector<const char*>& own) const;
    void read_edges(const char* order, const std::function<void(const EdgeRow&)>& visit);
    Evidence evidence(const store::Row& row, std::size_t first);
    const std::string& text_of_document(std::int64_t row);

    const store::Reader& m_reader;
    const Selection& m_selection;
    const Profile& m_profile;
    std::map<std::int64_t, std::string> m_texts; // of documents, to cut quotes from
    std::size_t m_text_bytes = 0;
};

} // namespace policygraph::exporting
