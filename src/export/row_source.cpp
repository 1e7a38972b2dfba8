// SPDX-License-Identifier: Apache-2.0
#include "export/row_source.hpp"

#include "export/markers.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

constexpr double k_largest_weight = 5; // edges get one unit of weight a quote, up to this

/// At most `most` characters, the last of them … where some are missing.
std::string_view shortened(std::string_view name, std::size_t most, std::string& memory) {
    if (name.size() <= most || base::count_characters(name) <= most) {
        return name;
    }
    std::size_t end = 0;
    for (std::size_t i = 0; i + 1 < most && end < name.size(); ++i) {
        end += base::utf8_length(name[end]);
    }
    memory.assign(name.substr(0, std::min(end, name.size()))).append(k_ellipsis);
    return memory;
}

std::string_view value_of(const std::vector<Attribute>& attributes, std::string_view name) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const Attribute& attribute) { return attribute.name == name; });
    return found == attributes.end() ? std::string_view() : found->value.text;
}

void add(std::vector<Cell>& cells, std::size_t column, std::string_view text) {
    if (!text.empty()) {
        cells.push_back({column, {Type::String, text}});
    }
}

void in_order(std::vector<Cell>& cells) {
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.column < b.column; });
}

} // namespace

RowSource::RowSource(const store::Reader& reader, const Selection& selection, const Profile& profile,
                     const lexicon::Ontology& ontology, Writer::Needs needs, bool timeline, bool merged)
    : m_reader(reader), m_selection(selection), m_profile(profile), m_ontology(ontology), m_needs(needs),
      m_timeline(timeline), m_node_columns(profile.node_columns, ontology.nodes(), selection.node_kinds(),
                                           {"kind", "title", "source_file", "quote"}),
      m_edge_columns(profile.edge_columns, ontology.edges(), selection.edge_kinds(),
                     {"relation", "source_file", "quote"}),
      m_order(needs.any_order && selection.is_most() && !merged ? EvidenceSource::Order::Rising
                                                                : EvidenceSource::Order::Any),
      m_evidence(reader, selection, needs, m_order), m_node_keys(reader) {}

Frame RowSource::frame() const {
    Frame frame{
        m_node_columns.all(), m_edge_columns.all(), m_selection.nodes(), m_selection.edges(), m_timeline, {}, {}};
    for (const auto& [name, kind] : m_ontology.nodes()) {
        frame.kinds.push_back({name, kind.label_zh, kind.label_en, m_profile.color_of(name)});
    }
    std::stable_sort(frame.kinds.begin(), frame.kinds.end(), [&](const KindLabel& a, const KindLabel& b) {
        return m_profile.order_of(a.kind) < m_profile.order_of(b.kind);
    });
    for (const auto& [name, kind] : m_ontology.edges()) {
        frame.relations.push_back({name, kind.label_zh, kind.label_en, kind.color});
    }
    return frame;
}

template <typename R>
void RowSource::read_attributes(R& row, const Columns& columns) {
    m_scanner.clear();
    row.attributes.clear();
    row.cells.clear();
    if (!m_scanner.scan(row.json, row.attributes)) {
        throw base::DataError(m_reader.path().string(), 0, 0,
                              "the attributes of " + std::string(row.key) + " are not an object");
    }
    for (const Attribute& attribute : row.attributes) {
        row.cells.push_back({columns.of_attribute(attribute.name), attribute.value});
    }
    if (!row.evidence.empty()) {
        add(row.cells, columns.of_own("source_file"), row.evidence.front().document->path);
        add(row.cells, columns.of_own("quote"), row.evidence.front().quote);
    }
}

/// From its own dates or, where it has none, since the first document that speaks of it.
Spell RowSource::spell(const std::vector<Attribute>& attributes, const std::vector<Evidence>& evidence) const {
    Spell spell;
    if (!m_timeline) {
        return spell;
    }
    for (const char* const name : {"date_effective", "date_signed", "date", "start_date"}) {
        if (spell.start.empty()) {
            spell.start = value_of(attributes, name);
        }
    }
    spell.end = value_of(attributes, "date_expires");
    if (!spell.start.empty()) {
        return spell;
    }
    for (const Evidence& one : evidence) {
        const std::string_view date = one.document->date;
        if (!date.empty() && (spell.start.empty() || date < spell.start)) {
            spell.start = date;
        }
    }
    return spell;
}

void RowSource::for_each_document(const std::function<void(const DocumentRow&)>& visit) {
    m_evidence.for_each_document(visit);
}

void RowSource::for_each_node(const Picture& picture, const std::function<void(const NodeRow&)>& visit) {
    NodeRow node;
    std::string label;
    const std::size_t kind = m_node_columns.of_own("kind");
    const std::size_t title = m_node_columns.of_own("title");
    const std::string order = m_order == EvidenceSource::Order::Rising ? "id" : "key";
    store::Prepared rows(m_reader, "SELECT id, key, kind, name, attributes FROM node ORDER BY " + order);
    while (rows.step()) {
        node.row = rows.integer(0);
        if (!m_selection.has_node(node.row)) {
            continue;
        }
        node.key = rows.text(1);
        if (m_order == EvidenceSource::Order::Rising) {
            m_node_keys.tell(node.row, node.key);
        }
        node.kind = rows.text(2);
        node.name = rows.text(3);
        node.json = rows.text(4);
        node.label = shortened(node.name.empty() ? node.kind : node.name, m_profile.label_characters, label);
        node.look = picture.of(node.row);
        m_evidence.of_node(node.row, node.evidence);
        read_attributes(node, m_node_columns);
        add(node.cells, kind, node.kind);
        add(node.cells, title, node.name);
        in_order(node.cells);
        node.spell = spell(node.attributes, node.evidence);
        visit(node);
    }
    m_evidence.end_of_nodes();
}

/// `rows` give id, key, kind, attributes and the two ends; `ends` reads these, false where one of them is no node.
void RowSource::visit_edges(store::Prepared& rows, const std::function<bool(EdgeRow&)>& ends,
                            const std::function<void(const EdgeRow&)>& visit) {
    EdgeRow edge;
    while (rows.step()) {
        edge.row = rows.integer(0);
        if (!m_selection.has_edge(edge.row) || !ends(edge)) {
            continue;
        }
        edge.key = rows.text(1);
        edge.kind = rows.text(2);
        edge.json = rows.text(3);
        finish(edge);
        visit(edge);
    }
}

void RowSource::read_edges(const char* order, const std::function<void(const EdgeRow&)>& visit) {
    store::Prepared rows(m_reader, std::string("SELECT r.id, r.key, r.kind, r.attributes, s.key, t.key FROM edge r "
                                               "JOIN node s ON s.id = r.source JOIN node t ON t.id = r.target "
                                               "ORDER BY ") +
                                       order + "r.key");
    const auto ends = [&](EdgeRow& edge) {
        edge.source = rows.text(4);
        edge.target = rows.text(5);
        return true;
    };
    visit_edges(rows, ends, visit);
}

/// What follows from the row's own columns.
void RowSource::finish(EdgeRow& edge) {
    const std::size_t quotes = m_evidence.of_edge(edge.row, edge.evidence);
    edge.weight = std::clamp(static_cast<double>(quotes), 1.0, k_largest_weight);
    read_attributes(edge, m_edge_columns);
    add(edge.cells, m_edge_columns.of_own("relation"), edge.kind);
    in_order(edge.cells);
    edge.spell = spell(edge.attributes, edge.evidence);
}

void RowSource::for_each_edge(const std::function<void(const EdgeRow&)>& visit) {
    if (m_order == EvidenceSource::Order::Any) {
        read_edges("", visit);
        return;
    }
    std::string source;
    std::string target;
    store::Prepared rows(m_reader, "SELECT id, key, kind, attributes, source, target FROM edge ORDER BY id");
    const auto ends = [&](EdgeRow& edge) {
        edge.source = source = m_node_keys.of(rows.integer(4));
        edge.target = target = m_node_keys.of(rows.integer(5));
        return !source.empty() && !target.empty();
    };
    visit_edges(rows, ends, visit);
}

void RowSource::for_each_alias(const std::function<void(const AliasRow&)>& visit) {
    const char* const sql = "SELECT r.id, r.key, a.name, a.type, d.id, d.key FROM alias a JOIN node r ON r.id = a.node "
                            "JOIN alias_document s ON s.alias = a.id JOIN document d ON d.id = s.document "
                            "ORDER BY r.key, a.name, a.type, d.key";
    store::Prepared rows(m_reader, sql);
    std::array<std::string, 3> last;
    while (rows.step()) {
        if (!m_selection.has_node(rows.integer(0)) || !m_selection.has_document(rows.integer(4))) {
            continue;
        }
        const AliasRow alias{rows.text(1), rows.text(2), rows.text(3),
                             m_needs.texts ? rows.text(5) : std::string_view()};
        if (m_needs.texts || last[0] != alias.node || last[1] != alias.name || last[2] != alias.type) {
            visit(alias);
            last = {std::string(alias.node), std::string(alias.name), std::string(alias.type)};
        }
    }
}

void RowSource::for_each_row_of(
    const std::string& sql, const std::function<void(const std::vector<store::Cell>&, std::int64_t evidence)>& visit) {
    constexpr std::size_t k_hidden = 3;
    if (m_reader.columns(sql).size() <= k_hidden) {
        throw base::DataError("exports", 0, 0, "a query has no columns after document, node and evidence");
    }
    m_reader.query(sql, {}, [&](const store::Row& row) {
        const auto* const document = std::get_if<std::int64_t>(row.data());
        const auto* const node = std::get_if<std::int64_t>(&row[1]);
        const auto* const evidence = std::get_if<std::int64_t>(&row[2]);
        if ((document == nullptr || m_selection.has_document(*document)) &&
            (node == nullptr || m_selection.has_node(*node))) {
            visit({row.begin() + k_hidden, row.end()}, evidence == nullptr ? 0 : *evidence);
        }
        return true;
    });
}

} // namespace policygraph::exporting
