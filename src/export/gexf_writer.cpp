// SPDX-License-Identifier: Apache-2.0
#include "export/gexf_writer.hpp"

#include "export/cell_text.hpp"

#include <fmt/format.h>

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

int channel(const std::string& color, std::size_t at) {
    return std::stoi(color.substr(at, 2), nullptr, 16);
}

} // namespace

void GexfWriter::attribute(std::string_view name, std::string_view text) {
    sink() << " " << name << "=\"";
    sink().xml(text);
    sink() << "\"";
}

void GexfWriter::columns(std::string_view element, const std::vector<Column>& columns) {
    if (columns.empty()) {
        return;
    }
    sink() << "    <attributes class=\"" << element << "\">\n";
    for (const Column& column : columns) {
        sink() << "      <attribute";
        attribute("id", column.id);
        attribute("title", column.title);
        sink() << " type=\"" << type_name(column.type) << "\"/>\n";
    }
    sink() << "    </attributes>\n";
}

void GexfWriter::begin(const Frame& frame) {
    sink() << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (m_version == Version::V13) {
        sink() << "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n";
    } else {
        sink() << "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
                  "version=\"1.2\">\n";
    }
    sink() << "  <meta><creator>policygraph</creator></meta>\n"
              "  <graph defaultedgetype=\"directed\" mode=\"static\" idtype=\"string\">\n";
    columns("node", frame.node_columns);
    columns("edge", frame.edge_columns);
    sink() << "    <nodes>\n";
}

void GexfWriter::values(const base::Attributes& cells) {
    if (cells.empty()) {
        return;
    }
    sink() << "<attvalues>";
    for (const auto& [id, value] : cells) {
        sink() << "<attvalue for=\"" << id << "\"";
        attribute("value", cell_text(value));
        sink() << "/>";
    }
    sink() << "</attvalues>";
}

void GexfWriter::look(const Look& look) {
    sink() << fmt::format("<viz:size value=\"{}\"/><viz:position x=\"{}\" y=\"{}\" z=\"0\"/>", look.size, look.x,
                          look.y)
           << fmt::format("<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>", channel(look.color, 1), channel(look.color, 3),
                          channel(look.color, 5));
}

void GexfWriter::node(const NodeRow& node) {
    sink() << "      <node id=\"" << node.key << "\"";
    attribute("label", node.label);
    sink() << ">";
    values(node.cells);
    look(node.look);
    sink() << "</node>\n";
}

void GexfWriter::edge(const EdgeRow& edge) {
    if (!m_edges_open) {
        sink() << "    </nodes>\n    <edges>\n";
        m_edges_open = true;
    }
    sink() << "      <edge id=\"" << edge.key << "\" source=\"" << edge.source << "\" target=\"" << edge.target << "\"";
    if (m_version == Version::V13) {
        attribute("kind", edge.kind);
    }
    attribute("label", edge.kind);
    sink() << " weight=\"";
    sink().number(edge.weight);
    sink() << "\">";
    values(edge.cells);
    sink() << "</edge>\n";
}

void GexfWriter::end() {
    sink() << (m_edges_open ? "    </edges>\n" : "    </nodes>\n    <edges>\n    </edges>\n")
           << "  </graph>\n</gexf>\n";
}

} // namespace policygraph::exporting
