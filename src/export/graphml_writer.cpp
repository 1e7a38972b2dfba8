// SPDX-License-Identifier: Apache-2.0
#include "export/graphml_writer.hpp"

#include "export/cell_text.hpp"

#include <algorithm>

namespace policygraph::exporting {

namespace {

std::string_view type_name(Column::Type type) {
    switch (type) {
    case Column::Type::Integer:
        return "long";
    case Column::Type::Number:
        return "double";
    case Column::Type::Boolean:
        return "boolean";
    case Column::Type::String:
        break;
    }
    return "string";
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
        key(column.id, "node", type_name(column.type));
    }
    key("weight", "edge", "double");
    for (const Column& column : frame.edge_columns) {
        // Keys of nodes and edges share one space of ids, and readers go by the id alone.
        const bool taken = std::any_of(frame.node_columns.begin(), frame.node_columns.end(),
                                       [&](const Column& other) { return other.id == column.id; });
        std::string& id = m_edge_keys[column.id] = taken ? "edge_" + column.id : column.id;
        key(id, "edge", type_name(column.type));
    }
    sink() << "  <graph edgedefault=\"directed\">\n";
}

void GraphmlWriter::data(std::string_view id, std::string_view text) {
    sink() << "<data key=\"" << id << "\">";
    sink().xml(text);
    sink() << "</data>";
}

void GraphmlWriter::data(std::string_view id, double number) {
    sink() << "<data key=\"" << id << "\">";
    sink().number(number);
    sink() << "</data>";
}

void GraphmlWriter::node(const NodeRow& node) {
    sink() << "    <node id=\"" << node.key << "\">";
    data("label", node.label);
    data("x", node.look.x);
    data("y", node.look.y);
    data("size", node.look.size);
    data("color", node.look.color);
    for (const auto& [id, value] : node.cells) {
        data(id, cell_text(value));
    }
    sink() << "</node>\n";
}

void GraphmlWriter::edge(const EdgeRow& edge) {
    sink() << "    <edge id=\"" << edge.key << "\" source=\"" << edge.source << "\" target=\"" << edge.target << "\">";
    data("weight", edge.weight);
    for (const auto& [id, value] : edge.cells) {
        data(m_edge_keys.at(id), cell_text(value));
    }
    sink() << "</edge>\n";
}

void GraphmlWriter::end() {
    sink() << "  </graph>\n</graphml>\n";
}

} // namespace policygraph::exporting
