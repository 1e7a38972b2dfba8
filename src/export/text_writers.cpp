// SPDX-License-Identifier: Apache-2.0
#include "export/text_writers.hpp"

#include "export/cell_text.hpp"

namespace policygraph::exporting {

void CsvWriter::begin(const Frame& frame) {
    m_columns = m_table == Table::Nodes ? frame.node_columns : frame.edge_columns;
    sink() << (m_table == Table::Nodes ? "Id,Label" : "Source,Target,Type,Kind,Id,Label,Weight");
    for (const Column& column : m_columns) {
        sink() << ",";
        sink().csv(column.id);
    }
    sink() << "\r\n";
}

void CsvWriter::cells(const base::Attributes& cells) {
    for (const Column& column : m_columns) {
        sink() << ",";
        const auto found = cells.find(column.id);
        if (found == cells.end()) {
            continue;
        }
        if (std::holds_alternative<std::string>(found->second)) {
            sink().csv(std::get<std::string>(found->second));
        } else {
            sink() << cell_text(found->second); // numbers are never touched
        }
    }
    sink() << "\r\n";
}

void CsvWriter::node(const NodeRow& node) {
    if (m_table == Table::Nodes) {
        sink() << node.key << ",";
        sink().csv(node.label);
        cells(node.cells);
    }
}

void CsvWriter::edge(const EdgeRow& edge) {
    if (m_table == Table::Edges) {
        sink() << edge.source << "," << edge.target << ",Directed,";
        sink().csv(edge.kind);
        sink() << "," << edge.key << ",";
        sink().csv(edge.kind);
        sink() << ",";
        sink().number(edge.weight);
        cells(edge.cells);
    }
}

void DotWriter::begin(const Frame& /*frame*/) {
    sink() << "digraph policygraph {\n"
              "  graph [rankdir=LR];\n"
              "  node [shape=box, style=filled, fontname=\"Noto Sans CJK SC,Microsoft YaHei,SimHei\"];\n"
              "  edge [fontname=\"Noto Sans CJK SC,Microsoft YaHei,SimHei\"];\n";
}

void DotWriter::node(const NodeRow& node) {
    sink() << "  \"" << node.key << "\" [label=";
    sink().dot(node.label);
    sink() << ", tooltip=";
    sink().dot(node.name);
    sink() << ", fillcolor=\"" << node.look.color << "80\"];\n";
}

void DotWriter::edge(const EdgeRow& edge) {
    sink() << "  \"" << edge.source << "\" -> \"" << edge.target << "\" [label=";
    sink().dot(edge.kind);
    sink() << "];\n";
}

void DotWriter::end() {
    sink() << "}\n";
}

} // namespace policygraph::exporting
