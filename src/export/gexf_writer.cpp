// SPDX-License-Identifier: Apache-2.0
#include "export/gexf_writer.hpp"

#include <charconv>

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

int channel(std::string_view color, std::size_t at) {
    int value = 0;
    std::from_chars(color.data() + at, color.data() + at + 2, value, 16);
    return value;
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

/// GEXF wants whole days: a year or month begins with its first and ends with its last (28 is one in every month).
void GexfWriter::spell(const Spell& spell) {
    const auto day = [&](std::string_view name, std::string_view date, std::string_view rest) {
        if (date.size() == 4 || date.size() == 7 || date.size() == 10) {
            attribute(name, std::string(date).append(rest.substr(date.size())));
        }
    };
    day("start", spell.start, "0000-01-01");
    day("end", spell.end, "0000-12-28");
}

void GexfWriter::begin(const Frame& frame) {
    m_frame = frame;
    sink() << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (m_version == Version::V13) {
        sink() << "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n";
    } else {
        sink() << "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
                  "version=\"1.2\">\n";
    }
    sink() << "  <meta><creator>policygraph</creator></meta>\n"
              "  <graph defaultedgetype=\"directed\" idtype=\"string\" "
           << (frame.has_spells ? "mode=\"dynamic\" timeformat=\"date\">\n" : "mode=\"static\">\n");
    columns("node", frame.node_columns);
    columns("edge", frame.edge_columns);
}

void GexfWriter::section(Section section) {
    sink() << (section == Section::Nodes ? "    <nodes>\n" : "    </nodes>\n    <edges>\n");
}

void GexfWriter::values(const std::vector<Cell>& cells, const std::vector<Column>& columns) {
    if (cells.empty()) {
        return;
    }
    sink() << "<attvalues>";
    for (const Cell& cell : cells) {
        sink() << "<attvalue for=\"" << columns[cell.column].id << "\"";
        attribute("value", cell.value.text);
        sink() << "/>";
    }
    sink() << "</attvalues>";
}

void GexfWriter::look(const Look& look) {
    sink() << "<viz:size value=\"";
    sink().number(look.size);
    sink() << "\"/><viz:position x=\"";
    sink().number(look.x);
    sink() << "\" y=\"";
    sink().number(look.y);
    sink() << "\" z=\"0\"/><viz:color r=\"";
    sink().number(channel(look.color, 1));
    sink() << "\" g=\"";
    sink().number(channel(look.color, 3));
    sink() << "\" b=\"";
    sink().number(channel(look.color, 5));
    sink() << "\"/>";
}

void GexfWriter::node(const NodeRow& node) {
    sink() << "      <node id=\"" << node.key << "\"";
    attribute("label", node.label);
    spell(node.spell);
    sink() << ">";
    values(node.cells, m_frame.node_columns);
    look(node.look);
    sink() << "</node>\n";
}

void GexfWriter::edge(const EdgeRow& edge) {
    sink() << "      <edge id=\"" << edge.key << "\" source=\"" << edge.source << "\" target=\"" << edge.target << "\"";
    if (m_version == Version::V13) {
        attribute("kind", edge.kind);
    }
    attribute("label", edge.kind);
    sink() << " weight=\"";
    sink().number(edge.weight);
    sink() << "\"";
    spell(edge.spell);
    sink() << ">";
    values(edge.cells, m_frame.edge_columns);
    sink() << "</edge>\n";
}

void GexfWriter::end() {
    sink() << "    </edges>\n  </graph>\n</gexf>\n";
}

} // namespace policygraph::exporting
