// SPDX-License-Identifier: Apache-2.0
#include "export/row_source.hpp"

#include "export/markers.hpp"
#include "export/packed.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <array>
#include <utility>

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

template <typename R>
void RowSource::unpack_evidence(Unpacker& record, R& row) {
    const auto count = record.value<std::uint32_t>();
    row.evidence.resize(count);
    m_shown.resize(count);
    m_shown_texts.resize(m_needs.contexts ? count : 0);
    for (std::size_t i = 0; i < count; ++i) {
        Evidence& one = row.evidence[i];
        const auto document = record.value<std::uint32_t>();
        one.document = &m_shown[i];
        one.byte_start = record.value<std::uint32_t>();
        one.byte_end = record.value<std::uint32_t>();
        one.priority = record.value<std::uint32_t>();
        for (std::string_view* const text : {&m_shown[i].key, &m_shown[i].path, &m_shown[i].node, &m_shown[i].date}) {
            *text = record.text();
        }
        one.quote = record.text();
        if (m_needs.all_evidence) {
            one.confidence = record.value<std::int64_t>();
            one.row = record.value<std::int64_t>();
            for (std::string_view* const text : {&one.rule, &one.written, &one.name, &one.attributes}) {
                *text = record.text();
            }
        }
        if (m_needs.contexts) {
            m_shown_texts[i] = m_documents.text(document);
            one.text = *m_shown_texts[i];
            if (one.byte_start <= one.byte_end && one.byte_end <= one.text.size()) {
                one.quote = one.text.substr(one.byte_start, one.byte_end - one.byte_start);
            }
        }
    }
}

Frame RowSource::frame() const {
    Frame frame{m_node_columns->all(), m_edge_columns->all(), m_node_count, m_edge_count, m_timeline, {}, {}};
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
void RowSource::read_attributes(R& row, Columns& columns) {
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

void RowSource::for_each_node(const std::function<void(const NodeRow&)>& visit) {
    NodeRow node;
    std::string label;
    m_nodes.for_each([&](std::string_view key, std::string_view packed) {
        Unpacker record(packed.data());
        node.key = key;
        node.row = record.value<std::int64_t>();
        node.kind = record.text();
        node.name = record.text();
        node.json = record.text();
        node.label = shortened(node.name.empty() ? node.kind : node.name, m_profile.label_characters, label);
        unpack_evidence(record, node);
        if (m_needs.columns) {
            node.look = m_picture->of(node.row);
            read_attributes(node, *m_node_columns);
            add(node.cells, m_node_columns->of_own("kind"), node.kind);
            add(node.cells, m_node_columns->of_own("title"), node.name);
            in_order(node.cells);
            node.spell = spell(node.attributes, node.evidence);
        }
        visit(node);
    });
    m_picture.reset();
}

void RowSource::for_each_edge(const std::function<void(const EdgeRow&)>& visit) {
    EdgeRow edge;
    m_edges.for_each([&](std::string_view key, std::string_view packed) {
        Unpacker record(packed.data());
        edge.row = record.value<std::int64_t>();
        edge.source = record.text();
        edge.target = record.text();
        edge.key = m_merged ? key.substr(edge.source.size() + edge.target.size()) : key;
        edge.kind = record.text();
        edge.json = record.text();
        edge.weight = std::clamp(static_cast<double>(record.value<std::uint64_t>()), 1.0, k_largest_weight);
        unpack_evidence(record, edge);
        if (m_needs.columns) {
            read_attributes(edge, *m_edge_columns);
            add(edge.cells, m_edge_columns->of_own("relation"), edge.kind);
            in_order(edge.cells);
            edge.spell = spell(edge.attributes, edge.evidence);
        }
        visit(edge);
    });
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
