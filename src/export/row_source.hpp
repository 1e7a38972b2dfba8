// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/attribute_scanner.hpp"
#include "export/columns.hpp"
#include "export/documents.hpp"
#include "export/evidence_source.hpp"
#include "export/node_keys.hpp"
#include "export/packed.hpp"
#include "export/picture.hpp"
#include "export/profile.hpp"
#include "export/row_sorter.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"
#include "export/writer.hpp"

#include <policygraph/export/export_graph.hpp>
#include <policygraph/lexicon/ontology.hpp>
#include <policygraph/store/prepared.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace policygraph::exporting {

/// The selected rows, one after the other in the order of their keys. Each table is read once, as it lies in the
/// database: evidence waits until the rows that it shows come, and rows, packed, until all are there to be put in
/// order.
class RowSource {
public:
    /// Reads all. Throws DataError for a database that is not usable.
    RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile,
              const lexicon::Ontology& ontology, Writer::Needs needs, const ExportOptions& options);

    [[nodiscard]] Frame frame() const;
    void for_each_document(const std::function<void(const DocumentRow&)>& visit) { m_documents.for_each(visit); }
    // Nodes, then edges, each once.
    void for_each_node(const std::function<void(const NodeRow&)>& visit);
    void for_each_edge(const std::function<void(const EdgeRow&)>& visit);
    /// One edge for all those from one node to another, ordered by their ends: where the options say so, instead.
    void for_each_merged_edge(const std::function<void(const EdgeRow&)>& visit);
    void for_each_alias(const std::function<void(const AliasRow&)>& visit);
    /// The rows of a writer's query whose document and node, where it names them, are selected.
    void for_each_row_of(const std::string& sql,
                         const std::function<void(const std::vector<store::Cell>&, std::int64_t evidence)>& visit);

private:
    void read_evidence(EvidenceSource& of_nodes, EvidenceSource& of_edges);
    void take_evidence(store::Prepared& rows, EvidenceSource& of_nodes, EvidenceSource& of_edges);
    void read_nodes(EvidenceSource& evidence);
    void read_edges(EvidenceSource& evidence);
    void pack_evidence();
    template <typename R>
    void unpack_evidence(Unpacker& record, R& row);
    template <typename R>
    void read_attributes(R& row, Columns& columns);
    [[nodiscard]] Spell spell(const std::vector<Attribute>& attributes, const std::vector<Evidence>& evidence) const;

    const store::Reader& m_reader;
    const Selection& m_selection;
    const Profile& m_profile;
    const lexicon::Ontology& m_ontology;
    Writer::Needs m_needs;
    EvidenceSource::Keep m_keep;
    bool m_timeline;
    bool m_merged;
    Documents m_documents;
    NodeKeys m_node_keys;
    RowSorter m_nodes;
    RowSorter m_edges;
    std::size_t m_node_count = 0;
    std::size_t m_edge_count = 0;
    std::set<std::string, std::less<>> m_node_kinds;
    std::set<std::string, std::less<>> m_edge_kinds;
    std::vector<std::uint32_t> m_degrees; ///< selected edges of each node, by row
    std::optional<Columns> m_node_columns;
    std::optional<Columns> m_edge_columns;
    std::optional<Picture> m_picture;
    AttributeScanner m_scanner;
    // Used again and again, so that a row costs no memory of its own.
    std::string m_record;
    std::vector<FoundEvidence> m_found;
    std::vector<DocumentRow> m_shown;
    std::vector<Documents::Text> m_shown_texts;
    // Of the document whose evidence is read.
    std::int64_t m_document = -1;
    std::uint32_t m_rank = 0;
    Documents::Text m_text;
};

} // namespace policygraph::exporting
