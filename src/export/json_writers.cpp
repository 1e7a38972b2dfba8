// SPDX-License-Identifier: Apache-2.0
#include "export/json_writers.hpp"

#include <array>

namespace policygraph::exporting {

namespace {

constexpr std::array<std::string_view, 4> k_sections = {"documents", "nodes", "edges", "aliases"};

} // namespace

void JsonWriter::begin(const Frame& /*frame*/) {
    sink() << "{\"format\":\"policygraph-export-2\"";
}

void JsonWriter::section(Section section) {
    sink() << (section == Section::Documents ? ",\n\"" : "\n],\n\"") << k_sections.at(static_cast<std::size_t>(section))
           << "\":[";
}

void JsonWriter::member(std::string_view name, std::string_view text) {
    sink() << "\"" << name << "\":";
    sink().json(text);
    sink() << ",";
}

void JsonWriter::document(const DocumentRow& document) {
    sink() << "\n{";
    member("id", document.key);
    member("path", document.path);
    sink() << "\"bytes\":";
    sink().whole(document.bytes);
    sink() << ",";
    member("format", document.format);
    member("decoder", document.decoder);
    sink() << "\"text\":";
    sink().json(document.text);
    sink() << "}";
}

/// A claim that says what the row says does not say it again.
void JsonWriter::evidence(const std::vector<Evidence>& evidence, std::string_view name, std::string_view attributes) {
    sink() << "\"evidence\":[";
    const char* between = "";
    for (const Evidence& one : evidence) {
        sink() << between << "{";
        member("document", one.document->key);
        sink() << "\"byte_start\":";
        sink().whole(one.byte_start);
        sink() << ",\"byte_end\":";
        sink().whole(one.byte_end);
        sink() << ",";
        member("rule", one.rule);
        sink() << "\"confidence\":";
        sink().whole(one.confidence);
        sink() << ",\"priority\":";
        sink().whole(one.priority);
        sink() << ",";
        member("written", one.written);
        if (one.name != name) {
            member("name", one.name);
        }
        if (one.attributes != attributes) {
            sink() << "\"attributes\":" << one.attributes << ",";
        }
        sink() << "\"quote\":";
        sink().json(one.quote);
        sink() << "}";
        between = ",";
    }
    sink() << "]}";
}

void JsonWriter::node(const NodeRow& node) {
    sink() << "\n{";
    member("id", node.key);
    member("kind", node.kind);
    member("name", node.name);
    sink() << "\"attributes\":" << node.json << ",";
    evidence(node.evidence, node.name, node.json);
}

void JsonWriter::edge(const EdgeRow& edge) {
    sink() << "\n{";
    member("id", edge.key);
    member("kind", edge.kind);
    member("source", edge.source);
    member("target", edge.target);
    sink() << "\"attributes\":" << edge.json << ",";
    evidence(edge.evidence, {}, edge.json);
}

void JsonWriter::alias(const AliasRow& alias) {
    sink() << "\n{";
    member("node", alias.node);
    member("name", alias.name);
    member("type", alias.type);
    sink() << "\"document\":";
    sink().json(alias.document);
    sink() << "}";
}

void JsonWriter::end() {
    sink() << "\n]}\n";
}

void NodeLinkWriter::begin(const Frame& frame) {
    m_frame = frame;
    sink() << "{\"directed\":true,\"multigraph\":true,\"graph\":{}";
}

void NodeLinkWriter::section(Section section) {
    sink() << (section == Section::Nodes ? ",\n\"" : "\n],\n\"") << (section == Section::Nodes ? "nodes" : m_name)
           << "\":[";
}

void NodeLinkWriter::node(const NodeRow& node) {
    sink() << "\n";
    JsonObject(sink())
        .text("id", node.key)
        .text("label", node.label)
        .number("x", node.look.x)
        .number("y", node.look.y)
        .number("size", node.look.size)
        .text("color", node.look.color)
        .cells(node.cells, m_frame.node_columns)
        .end();
}

void NodeLinkWriter::edge(const EdgeRow& edge) {
    sink() << "\n";
    JsonObject(sink())
        .text("source", edge.source)
        .text("target", edge.target)
        .text("key", edge.key)
        .number("weight", edge.weight)
        .cells(edge.cells, m_frame.edge_columns)
        .end();
}

void NodeLinkWriter::end() {
    sink() << "\n]}\n";
}

void CytoscapeWriter::begin(const Frame& frame) {
    m_frame = frame;
    sink() << "{\"elements\":{\n";
}

void CytoscapeWriter::section(Section section) {
    sink() << (section == Section::Nodes ? "\"nodes\":[" : "\n],\n\"edges\":[");
}

void CytoscapeWriter::node(const NodeRow& node) {
    sink() << "\n{\"data\":";
    JsonObject(sink())
        .text("id", node.key)
        .text("label", node.label)
        .number("size", node.look.size)
        .text("color", node.look.color)
        .cells(node.cells, m_frame.node_columns)
        .end();
    sink() << ",\"position\":"; // its y axis points down
    JsonObject(sink()).number("x", node.look.x).number("y", node.look.y == 0 ? 0 : -node.look.y).end();
    sink() << "}";
}

void CytoscapeWriter::edge(const EdgeRow& edge) {
    sink() << "\n{\"data\":";
    JsonObject(sink())
        .text("id", edge.key)
        .text("source", edge.source)
        .text("target", edge.target)
        .text("label", edge.kind)
        .number("weight", edge.weight)
        .cells(edge.cells, m_frame.edge_columns)
        .end();
    sink() << "}";
}

void CytoscapeWriter::end() {
    sink() << "\n]}}\n";
}

void GraphologyWriter::begin(const Frame& frame) {
    m_frame = frame;
    sink() << "{\"options\":{\"type\":\"directed\",\"multi\":true,\"allowSelfLoops\":true},\"attributes\":{},\n";
}

void GraphologyWriter::section(Section section) {
    sink() << (section == Section::Nodes ? "\"nodes\":[" : "\n],\n\"edges\":[");
}

void GraphologyWriter::node(const NodeRow& node) {
    sink() << "\n{\"key\":";
    sink().json(node.key);
    sink() << ",\"attributes\":";
    JsonObject(sink())
        .text("label", node.label)
        .number("x", node.look.x)
        .number("y", node.look.y)
        .number("size", node.look.size)
        .text("color", node.look.color)
        .cells(node.cells, m_frame.node_columns)
        .end();
    sink() << "}";
}

void GraphologyWriter::edge(const EdgeRow& edge) {
    sink() << "\n{\"key\":";
    sink().json(edge.key);
    sink() << ",\"source\":";
    sink().json(edge.source);
    sink() << ",\"target\":";
    sink().json(edge.target);
    sink() << ",\"attributes\":";
    JsonObject(sink())
        .text("label", edge.kind)
        .number("weight", edge.weight)
        .cells(edge.cells, m_frame.edge_columns)
        .end();
    sink() << "}";
}

void GraphologyWriter::end() {
    sink() << "\n]}\n";
}

} // namespace policygraph::exporting
