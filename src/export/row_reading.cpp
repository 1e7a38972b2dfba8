// SPDX-License-Identifier: Apache-2.0
// How the rows come: each table read once, what belongs together packed into one record a row.
#include "export/packed.hpp"
#include "export/row_source.hpp"

#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace policygraph::exporting {

namespace {

/// The number as it lies in four bytes; what no build writes is taken for the nearest.
std::uint32_t small(std::int64_t value) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::uint32_t>::max()));
}

/// Adds a kind; they come in runs.
void see(std::string_view kind, std::string& last, std::set<std::string, std::less<>>& kinds) {
    if (kind != last) {
        last = kind;
        kinds.insert(last);
    }
}

} // namespace

RowSource::RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile,
                     const lexicon::Ontology& ontology, Writer::Needs needs, const ExportOptions& options)
    : m_reader(reader), m_selection(selection), m_profile(profile), m_ontology(ontology), m_needs(needs),
      m_keep(needs.all_evidence ? EvidenceSource::Keep::All : EvidenceSource::Keep::Best), m_timeline(options.timeline),
      m_merged(options.parallel == Parallel::Merge), m_documents(reader, selection, needs, options.timeline),
      m_node_keys(reader), m_degrees(selection.node_rows()) {
    std::optional<EvidenceSource> of_nodes(std::in_place, selection.node_rows(), m_keep);
    std::optional<EvidenceSource> of_edges(std::in_place, selection.edge_rows(), m_keep);
    read_evidence(*of_nodes, *of_edges);
    read_nodes(*of_nodes);
    of_nodes.reset();
    read_edges(*of_edges);
    m_node_columns.emplace(profile.node_columns, ontology.nodes(), m_node_kinds,
                           std::vector<std::string_view>{"kind", "title", "source_file", "quote"});
    m_edge_columns.emplace(profile.edge_columns, ontology.edges(), m_edge_kinds,
                           std::vector<std::string_view>{"relation", "source_file", "quote"});
    if (needs.columns) {
        m_picture.emplace(reader, selection, profile, options.layout, std::move(m_degrees), m_node_count);
    }
    std::exchange(m_degrees, std::vector<std::uint32_t>()); // assigning {} would keep the room
}

/// All of it as it lies there, or that of each selected row where these are few.
void RowSource::read_evidence(EvidenceSource& of_nodes, EvidenceSource& of_edges) {
    const std::string sql =
        std::string("SELECT node, edge, document, byte_start, byte_end, priority") +
        (m_needs.all_evidence ? ", rule, confidence, written, name, attributes, id FROM evidence" : " FROM evidence");
    if (m_selection.is_most()) {
        store::Prepared rows(m_reader, sql);
        take_evidence(rows, of_nodes, of_edges);
        return;
    }
    store::Prepared of_node(m_reader, sql + " WHERE node = ?1");
    store::Prepared nodes(m_reader, "SELECT id FROM node");
    while (nodes.step()) {
        if (m_selection.has_node(nodes.integer(0))) {
            of_node.bind(0, nodes.integer(0));
            take_evidence(of_node, of_nodes, of_edges);
        }
    }
    store::Prepared of_edge(m_reader, sql + " WHERE edge = ?1");
    store::Prepared edges(m_reader, "SELECT id, source, target FROM edge");
    while (edges.step()) {
        if (m_selection.has_edge(edges.integer(0)) && m_selection.has_node(edges.integer(1)) &&
            m_selection.has_node(edges.integer(2))) {
            of_edge.bind(0, edges.integer(0));
            take_evidence(of_edge, of_nodes, of_edges);
        }
    }
}

void RowSource::take_evidence(store::Prepared& rows, EvidenceSource& of_nodes, EvidenceSource& of_edges) {
    FoundEvidence one;
    while (rows.step()) {
        if (const std::int64_t document = rows.integer(2); document != m_document) { // they come in long runs
            if (!m_selection.has_document(document)) {
                continue;
            }
            m_rank = m_documents.rank(document);
            m_document = document;
            m_text = m_needs.contexts ? nullptr : m_documents.text(m_rank);
        }
        one.document = m_rank;
        one.byte_start = small(rows.integer(3));
        one.byte_end = small(rows.integer(4));
        one.priority = small(rows.integer(5));
        one.quote = {};
        if (m_text && one.byte_start <= one.byte_end && one.byte_end <= m_text->size()) {
            one.quote = std::string_view(*m_text).substr(one.byte_start, one.byte_end - one.byte_start);
        }
        if (m_needs.all_evidence) {
            one.rule = rows.text(6);
            one.confidence = rows.integer(7);
            one.written = rows.text(8);
            one.name = rows.text(9);
            one.attributes = rows.text(10);
            one.row = rows.integer(11);
        }
        rows.is_null(0) ? of_edges.add(rows.integer(1), one) : of_nodes.add(rows.integer(0), one);
    }
}

void RowSource::read_nodes(EvidenceSource& evidence) {
    std::string last;
    store::Prepared rows(m_reader, "SELECT id, key, kind, name, attributes FROM node ORDER BY id");
    while (rows.step()) {
        const std::int64_t row = rows.integer(0);
        if (!m_selection.has_node(row)) {
            continue;
        }
        ++m_node_count;
        m_node_keys.tell(row, rows.text(1));
        see(rows.text(2), last, m_node_kinds);
        m_record.clear();
        pack(m_record, row);
        for (const int column : {2, 3, 4}) {
            pack(m_record, rows.text(column));
        }
        evidence.of(row, m_found);
        pack_evidence();
        m_nodes.add(rows.text(1), m_record);
    }
}

void RowSource::read_edges(EvidenceSource& evidence) {
    std::string last;
    std::string source;
    std::string target;
    std::string place;
    store::Prepared rows(m_reader, "SELECT id, key, kind, attributes, source, target FROM edge ORDER BY id");
    while (rows.step()) {
        const std::int64_t row = rows.integer(0);
        const std::int64_t from = rows.integer(4);
        const std::int64_t to = rows.integer(5);
        if (!m_selection.has_edge(row) || !m_selection.has_node(from) || !m_selection.has_node(to)) {
            continue;
        }
        source = m_node_keys.of(from);
        target = m_node_keys.of(to);
        if (source.empty() || target.empty()) { // of a damaged database
            continue;
        }
        ++m_edge_count;
        ++m_degrees[static_cast<std::size_t>(from)];
        ++m_degrees[static_cast<std::size_t>(to)];
        see(rows.text(2), last, m_edge_kinds);
        m_record.clear();
        pack(m_record, row);
        for (const std::string_view text :
             {std::string_view(source), std::string_view(target), rows.text(2), rows.text(3)}) {
            pack(m_record, text);
        }
        pack(m_record, static_cast<std::uint64_t>(evidence.of(row, m_found)));
        pack_evidence();
        if (m_merged) {
            place.assign(source).append(target).append(rows.text(1));
        } else {
            place = rows.text(1);
        }
        m_edges.add(place, m_record);
    }
}

/// What was found of a row, at the end of its record.
void RowSource::pack_evidence() {
    pack(m_record, static_cast<std::uint32_t>(m_found.size()));
    for (const FoundEvidence& one : m_found) {
        for (const std::uint32_t number : {one.document, one.byte_start, one.byte_end, one.priority}) {
            pack(m_record, number);
        }
        // Here rows of one document come together; when they come in order it would be far away.
        const DocumentRow document = m_documents.of(one.document);
        for (const std::string_view text : {document.key, document.path, document.node, document.date}) {
            pack(m_record, text);
        }
        pack(m_record, one.quote);
        if (m_needs.all_evidence) {
            pack(m_record, one.confidence);
            pack(m_record, one.row);
            for (const std::string_view text : {one.rule, one.written, one.name, one.attributes}) {
                pack(m_record, text);
            }
        }
    }
}

} // namespace policygraph::exporting
