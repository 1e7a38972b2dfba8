// SPDX-License-Identifier: Apache-2.0
#include "export/json_writers.hpp"

#include "export/cell_text.hpp"

#include <fmt/format.h>

namespace policygraph::exporting {

void Writer::json_value(const base::Value& value) {
    if (const auto* const text = std::get_if<std::string>(&value)) {
        sink().json(*text);
    } else {
        sink() << cell_text(value);
    }
}

void Writer::json_object(const base::Attributes& attributes) {
    const char* separator = "{";
    for (const auto& [name, value] : attributes) {
        sink() << separator;
        sink().json(name);
        sink() << ":";
        json_value(value);
        separator = ",";
    }
    sink() << (attributes.empty() ? "{}" : "}");
}

void JsonWriter::begin(const Frame& /*frame*/) {
    sink() << "{\"format\":\"policygraph-export-1\",\n\"nodes\":[";
    m_first = true;
}

/// Closes the arrays before this section's; every array is there, even when empty.
void JsonWriter::open(Section section) {
    while (m_section < section) {
        m_section = m_section == Section::Nodes ? Section::Edges : Section::Aliases;
        sink() << (m_section == Section::Edges ? "\n],\n\"edges\":[" : "\n],\n\"aliases\":[");
        m_first = true;
    }
}

void JsonWriter::member(std::string_view name, std::string_view text) {
    sink() << "\"" << name << "\":";
    sink().json(text);
    sink() << ",";
}

void JsonWriter::evidence(const std::vector<Evidence>& evidence) {
    sink() << "\"evidence\":[";
    const char* separator = "";
    for (const Evidence& one : evidence) {
        sink() << separator << "{";
        member("document", one.document);
        member("path", one.path);
        sink() << fmt::format("\"byte_start\":{},\"byte_end\":{},", one.byte_start, one.byte_end);
        member("rule", one.rule);
        sink() << fmt::format("\"confidence\":{},", one.confidence);
        member("written", one.written);
        sink() << "\"quote\":";
        sink().json(one.quote);
        sink() << "}";
        separator = ",";
    }
    sink() << "]}";
}

void JsonWriter::node(const NodeRow& node) {
    sink() << (m_first ? "\n{" : ",\n{");
    m_first = false;
    member("id", node.key);
    member("kind", node.kind);
    member("name", node.name);
    sink() << "\"attributes\":";
    json_object(node.attributes);
    sink() << ",";
    evidence(node.evidence);
}

void JsonWriter::edge(const EdgeRow& edge) {
    open(Section::Edges);
    sink() << (m_first ? "\n{" : ",\n{");
    m_first = false;
    member("id", edge.key);
    member("kind", edge.kind);
    member("source", edge.source);
    member("target", edge.target);
    sink() << "\"attributes\":";
    json_object(edge.attributes);
    sink() << ",";
    evidence(edge.evidence);
}

void JsonWriter::alias(const AliasRow& alias) {
    open(Section::Aliases);
    sink() << (m_first ? "\n{" : ",\n{");
    m_first = false;
    member("node", alias.node);
    member("name", alias.name);
    sink() << "\"type\":";
    sink().json(alias.type);
    sink() << "}";
}

void JsonWriter::end() {
    open(Section::Aliases);
    sink() << "\n]}\n";
}

void NodeLinkWriter::begin(const Frame& /*frame*/) {
    sink() << "{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":[";
}

void NodeLinkWriter::row(bool& first) {
    sink() << (first ? "\n" : ",\n");
    first = false;
}

void NodeLinkWriter::node(const NodeRow& node) {
    row(m_first_node);
    base::Attributes all = node.cells;
    all["id"] = node.key;
    all["label"] = node.label;
    all["x"] = node.look.x;
    all["y"] = node.look.y;
    all["size"] = node.look.size;
    all["color"] = node.look.color;
    json_object(all);
}

void NodeLinkWriter::edge(const EdgeRow& edge) {
    if (m_first_edge) {
        sink() << "\n],\n\"links\":[";
    }
    row(m_first_edge);
    base::Attributes all = edge.cells;
    all["key"] = edge.key;
    all["source"] = edge.source;
    all["target"] = edge.target;
    all["weight"] = edge.weight;
    json_object(all);
}

void NodeLinkWriter::end() {
    sink() << (m_first_edge ? "\n],\n\"links\":[\n]}\n" : "\n]}\n");
}

void CytoscapeWriter::begin(const Frame& /*frame*/) {
    sink() << "{\"elements\":{\n\"nodes\":[";
}

void CytoscapeWriter::node(const NodeRow& node) {
    base::Attributes data = node.cells;
    data["id"] = node.key;
    data["label"] = node.label;
    data["size"] = node.look.size;
    data["color"] = node.look.color;
    sink() << (m_first_node ? "\n{\"data\":" : ",\n{\"data\":");
    m_first_node = false;
    json_object(data);
    // Its y axis points down.
    sink() << fmt::format(",\"position\":{{\"x\":{},\"y\":{}}}}}", node.look.x, -node.look.y);
}

void CytoscapeWriter::edge(const EdgeRow& edge) {
    base::Attributes data = edge.cells;
    data["id"] = edge.key;
    data["source"] = edge.source;
    data["target"] = edge.target;
    data["label"] = edge.kind;
    data["weight"] = edge.weight;
    sink() << (m_first_edge ? "\n],\n\"edges\":[\n{\"data\":" : ",\n{\"data\":");
    m_first_edge = false;
    json_object(data);
    sink() << "}";
}

void CytoscapeWriter::end() {
    sink() << (m_first_edge ? "\n],\n\"edges\":[\n]}}\n" : "\n]}}\n");
}

} // namespace policygraph::exporting
