// SPDX-License-Identifier: Apache-2.0
#include "export/explorer_rows.hpp"

#include "export/json_text.hpp"

#include <array>

namespace policygraph::exporting {

namespace {

constexpr std::array<std::string_view, 4> k_sections = {"documents", "nodes", "edges", "aliases"};

} // namespace

void ExplorerRows::labels(std::string_view name, const std::vector<KindLabel>& kinds) {
    sink() << "\"" << name << "\":{";
    bool first = true;
    for (const KindLabel& kind : kinds) {
        sink() << (first ? "" : ",");
        first = false;
        sink().json(kind.kind);
        sink() << ":";
        JsonObject(sink()).text("zh", kind.zh).text("en", kind.en).text("color", kind.color).end();
    }
    sink() << "},\n";
}

void ExplorerRows::begin(const Frame& frame) {
    sink() << (m_part == Part::Some ? "{\"complete\":false,\n" : "{");
    labels("kinds", frame.kinds);
    labels("relations", frame.relations);
    sink() << "\"columns\":{";
    bool first = true;
    for (const Column& column : frame.node_columns) {
        sink() << (first ? "" : ",");
        first = false;
        sink().json(column.id);
        sink() << ":";
        JsonObject(sink()).text("zh", column.title).end();
    }
    sink() << "},\n\"" << (m_texts == Texts::In ? "documents" : "nodes") << "\":[";
    m_section = m_texts == Texts::In ? Section::Documents : Section::Nodes;
}

/// Closes the arrays before this section's; every array is there, even when empty.
void ExplorerRows::advance(Section section) {
    while (m_section < section) {
        m_section = static_cast<Section>(static_cast<std::uint8_t>(m_section) + 1);
        sink() << "\n]";
        if (m_section != Section::End) {
            sink() << ",\n\"" << k_sections.at(static_cast<std::size_t>(m_section)) << "\":[";
        }
        m_first = true;
    }
}

void ExplorerRows::open_row(Section section) {
    advance(section);
    sink() << (m_first ? "\n[" : ",\n[");
    m_first = false;
}

void ExplorerRows::document(const DocumentRow& document) {
    open_row(Section::Documents);
    m_documents.emplace(document.key, m_documents.size());
    sink().json(document.key);
    sink() << ",";
    sink().json(document.path);
    sink() << ",";
    sink().json(document.text);
    sink() << "]";
}

std::size_t ExplorerRows::place_of(const DocumentRow& document) {
    const auto [found, is_new] = m_documents.emplace(document.key, m_documents.size());
    if (is_new) {
        m_named.emplace_back(document.key, document.path);
    }
    return found->second;
}

void ExplorerRows::evidence(const std::vector<Evidence>& evidence) {
    sink() << "[";
    bool first = true;
    for (const Evidence& one : evidence) {
        sink() << (first ? "[" : ",[");
        first = false;
        sink().whole(static_cast<std::int64_t>(place_of(*one.document)));
        sink() << ",";
        sink().whole(one.byte_start);
        sink() << ",";
        sink().whole(one.byte_end);
        sink() << ",";
        sink().json(one.written);
        sink() << ",";
        sink().json(one.rule);
        sink() << ",";
        sink().whole(one.confidence);
        sink() << "]";
    }
    sink() << "]";
}

void ExplorerRows::node(const NodeRow& node) {
    open_row(Section::Nodes);
    m_nodes.emplace(node.key, m_nodes.size());
    for (const std::string_view text : {node.key, node.kind, node.name, node.label}) {
        sink().json(text);
        sink() << ",";
    }
    for (const double number : {node.look.x, node.look.y, node.look.size}) {
        sink().number(number);
        sink() << ",";
    }
    sink() << node.json << ",";
    evidence(node.evidence);
    sink() << "]";
}

void ExplorerRows::edge(const EdgeRow& edge) {
    open_row(Section::Edges);
    sink().json(edge.key);
    sink() << ",";
    sink().json(edge.kind);
    for (const std::string_view end : {edge.source, edge.target}) {
        sink() << ",";
        sink().whole(static_cast<std::int64_t>(m_nodes.at(std::string(end))));
    }
    sink() << "," << edge.json << ",";
    evidence(edge.evidence);
    sink() << "]";
}

void ExplorerRows::alias(const AliasRow& alias) {
    open_row(Section::Aliases);
    sink().whole(static_cast<std::int64_t>(m_nodes.at(std::string(alias.node))));
    sink() << ",";
    sink().json(alias.name);
    sink() << ",";
    sink().json(alias.type);
    sink() << "]";
}

void ExplorerRows::end() {
    advance(Section::End);
    if (m_texts == Texts::Apart) {
        sink() << ",\n\"documents\":[";
        const char* between = "\n[";
        for (const auto& [key, path] : m_named) {
            sink() << between;
            sink().json(key);
            sink() << ",";
            sink().json(path);
            sink() << ",null]";
            between = ",\n[";
        }
        sink() << "\n]";
    }
    sink() << "}";
}

} // namespace policygraph::exporting
