// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/attribute_scanner.hpp"
#include "export/columns.hpp"
#include "export/evidence_source.hpp"
#include "export/node_keys.hpp"
#include "export/picture.hpp"
#include "export/profile.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"
#include "export/writer.hpp"

#include <policygraph/store/prepared.hpp>

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace policygraph::exporting {

/// The selected rows, one after the other: in the order of their keys, or as they lie in the database.
class RowSource {
public:
    RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile,
              const lexicon::Ontology& ontology, Writer::Needs needs, bool timeline, bool merged);

    [[nodiscard]] Frame frame() const;
    void for_each_document(const std::function<void(const DocumentRow&)>& visit);
    void for_each_node(const Picture& picture, const std::function<void(const NodeRow&)>& visit);
    void for_each_edge(const std::function<void(const EdgeRow&)>& visit);
    /// One edge for all those from one node to another, ordered by their ends.
    void for_each_merged_edge(const std::function<void(const EdgeRow&)>& visit);
    void for_each_alias(const std::function<void(const AliasRow&)>& visit);
    /// The rows of a writer's query whose document and node, where it names them, are selected.
    void for_each_row_of(const std::string& sql,
                         const std::function<void(const std::vector<store::Cell>&, std::int64_t evidence)>& visit);

private:
    void visit_edges(store::Prepared& rows, const std::function<bool(EdgeRow&)>& ends,
                     const std::function<void(const EdgeRow&)>& visit);
    void read_edges(const char* order, const std::function<void(const EdgeRow&)>& visit);
    void finish(EdgeRow& edge);
    template <typename R>
    void read_attributes(R& row, const Columns& columns);
    Spell spell(const std::vector<Attribute>& attributes, const std::vector<Evidence>& evidence) const;

    const store::Reader& m_reader;
    const Selection& m_selection;
    const Profile& m_profile;
    const lexicon::Ontology& m_ontology;
    Writer::Needs m_needs;
    bool m_timeline;
    Columns m_node_columns;
    Columns m_edge_columns;
    EvidenceSource::Order m_order;
    EvidenceSource m_evidence;
    NodeKeys m_node_keys;
    AttributeScanner m_scanner;
};

} // namespace policygraph::exporting
