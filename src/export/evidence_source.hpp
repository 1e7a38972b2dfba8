// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/rows.hpp"
#include "export/selection.hpp"
#include "export/writer.hpp"

#include <policygraph/store/prepared.hpp>

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace policygraph::exporting {

/// Evidence of nodes and edges with its quotes, and the documents it comes from.
class EvidenceSource {
public:
    EvidenceSource(const store::Reader& reader, const Selection& selection, Writer::Needs needs);

    /// All that is asked for, best first: the document itself, then by document and place, so that no history of the
    /// database shows. Returns how many there are in all. The views live until the next call.
    std::size_t of_node(std::int64_t row, std::vector<Evidence>& evidence) { return find(m_of_node, row, evidence); }
    std::size_t of_edge(std::int64_t row, std::vector<Evidence>& evidence) { return find(m_of_edge, row, evidence); }

    /// In the order of the keys, with texts.
    void for_each_document(const std::function<void(const DocumentRow&)>& visit);

private:
    using Documents = std::map<std::int64_t, DocumentRow>; // by row
    using Text = std::shared_ptr<const std::string>;
    /// A row of evidence in memory of its own, used again and again: the cursor's views end with its next step.
    struct Held {
        const Documents::value_type* document = nullptr;
        std::uint32_t byte_start = 0;
        std::uint32_t byte_end = 0;
        std::int64_t confidence = 0;
        std::int64_t priority = 0;
        std::int64_t row = 0;
        std::string rule, written, name, attributes;
        Text text;
        [[nodiscard]] bool operator<(const Held& other) const;
    };
    std::size_t find(store::Prepared& cursor, std::int64_t row, std::vector<Evidence>& evidence);
    void hold(const store::Prepared& row, Held& held) const;
    Evidence view(Held& held);
    Text text_of(std::int64_t document);

    const Selection& m_selection;
    Writer::Needs m_needs;
    Documents m_documents;
    store::Prepared m_of_node;
    store::Prepared m_of_edge;
    store::Prepared m_text;
    std::vector<Held> m_held;
    // Texts, the last used first.
    std::list<std::pair<std::int64_t, Text>> m_texts;
    std::unordered_map<std::int64_t, std::list<std::pair<std::int64_t, Text>>::iterator> m_text_at;
    std::size_t m_text_bytes = 0;
};

} // namespace policygraph::exporting
