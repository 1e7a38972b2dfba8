// SPDX-License-Identifier: Apache-2.0
#include "export/graphml_writer.hpp"

#include <algorithm>

namespace policygraph::exporting {

namespace {

std::string_view type_name(Type type) {
    switch (type) {
    case Type::Integer:
        return "long";
    case Type::Number:
        return "double";
    case Type::Boolean:
        return "boolean";
    case Type::String:
        break;
    }
    return "string";
}

constexpr std::string_view k_close = "</data>";

std::string opening(const std::string& id) {
    return "<data key=\"" + id + "\">";
}

} // namespace

void GraphmlWriter::key(std::string_view id, std::string_view element, std::string_view type) {
    sink() << "  <key id=\"" << id << "\" for=\"" << element << "\" attr.name=\"" << id << "\" attr.type=\"" << type
           << "\"/>\n";
}

void GraphmlWriter::begin(const Frame& frame) {
    sink() << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
              "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
              "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
              "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    key("label", "node", "string");
    key("x", "node", "double");
    key("y", "node", "double");
    key("size", "node", "double");
    key("color", "node", "string");
    for (const Column& column : frame.node_columns) {
        m_node_data.push_back(opening(column.id));
        key(column.id, "node", type_name(column.type));
    }
    key("weight", "edge", "double");
    for (const Column& column : frame.edge_columns) {
        // Keys of nodes and edges share one space of ids, and readers go by the id alone.
        const bool taken = std::any_of(frame.node_columns.begin(), frame.node_columns.end(),
                                       [&](const Column& other) { return other.id == column.id; });
        const std::string id = taken ? "edge_" + column.id : column.id;
        m_edge_data.push_back(opening(id));
        key(id, "edge", type_name(column.type));
    }
    sink() << "  <graph edgedefault=\"directed\">\n";
}

void GraphmlWriter::data(std::string_view open, std::string_view text) {
    sink() << open;
    sink().xml(text);
    sink() << k_close;
}

void GraphmlWriter::data(std::string_view open, double number) {
    sink() << open;
    sink().number(number);
    sink() << k_close;
}

void GraphmlWriter::node(const NodeRow& node) {
    sink() << "    <node id=\"" << node.key << "\">";
    data("<data key=\"label\">", node.label);
    data("<data key=\"x\">", node.look.x);
    data("<data key=\"y\">", node.look.y);
    data("<data key=\"size\">", node.look.size);
    data("<data key=\"color\">", node.look.color);
    for (const Cell& cell : node.cells) {
        data(m_node_data[cell.column], cell.value.text);
    }
    sink() << "</node>\n";
}

void GraphmlWriter::edge(const EdgeRow& edge) {
    sink() << "    <edge id=\"" << edge.key << "\" source=\"" << edge.source << "\" target=\"" << edge.target << "\">";
    data("<data key=\"weight\">", edge.weight);
    for (const Cell& cell : edge.cells) {
        data(m_edge_data[cell.column], cell.value.text);
    }
    sink() << "</edge>\n";
}

void GraphmlWriter::end() {
    sink() << "  </graph>\n</graphml>\n";
}

} // namespace policygraph::exporting
