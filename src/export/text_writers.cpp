// SPDX-License-Identifier: Apache-2.0
#include "export/text_writers.hpp"

#include <algorithm>
#include <string>

namespace policygraph::exporting {

namespace {

std::string_view neo4j_type(Type type) {
    switch (type) {
    case Type::Integer:
        return ":long";
    case Type::Number:
        return ":double";
    case Type::Boolean:
        return ":boolean";
    case Type::String:
        break;
    }
    return "";
}

} // namespace

void CsvWriter::begin(const Frame& frame) {
    m_columns = m_table == Table::Nodes ? frame.node_columns : frame.edge_columns;
    if (m_for == For::Excel) {
        sink() << "\xEF\xBB\xBF"; // else Excel takes it for the system's old encoding
    }
    sink() << (m_table == Table::Nodes ? "Id,Label" : "Source,Target,Type,Kind,Id,Label,Weight");
    for (const Column& column : m_columns) {
        sink() << ",";
        sink().csv(m_for == For::Excel ? column.title : column.id);
    }
    sink() << "\r\n";
}

/// Excel takes the path 1/2 of a task for the second of January.
void CsvWriter::text(std::string_view text) {
    if (m_for == For::Excel && text.find('/') != std::string_view::npos &&
        text.find_first_not_of("0123456789/") == std::string_view::npos) {
        sink().quoted(std::string("'").append(text));
    } else {
        sink().csv(text);
    }
}

void CsvWriter::cells(const std::vector<Cell>& cells) {
    auto cell = cells.begin();
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        sink() << ",";
        if (cell == cells.end() || cell->column != column) {
            continue;
        }
        if (cell->value.type == Type::String) {
            text(cell->value.text);
        } else {
            sink() << cell->value.text; // numbers are never touched
        }
        ++cell;
    }
    sink() << "\r\n";
}

void CsvWriter::node(const NodeRow& node) {
    if (m_table == Table::Nodes) {
        sink().csv(node.key);
        sink() << ",";
        sink().csv(node.label);
        cells(node.cells);
    }
}

void CsvWriter::edge(const EdgeRow& edge) {
    if (m_table == Table::Edges) {
        sink().csv(edge.source);
        sink() << ",";
        sink().csv(edge.target);
        sink() << ",Directed,";
        sink().csv(edge.kind);
        sink() << ",";
        sink().csv(edge.key);
        sink() << ",";
        sink().csv(edge.kind);
        sink() << ",";
        sink().number(edge.weight);
        cells(edge.cells);
    }
}

void Neo4jWriter::begin(const Frame& frame) {
    m_columns = m_table == Table::Nodes ? frame.node_columns : frame.edge_columns;
    sink() << (m_table == Table::Nodes ? "id:ID,label" : ":START_ID,:END_ID,:TYPE,id,weight:double");
    for (const Column& column : m_columns) {
        sink() << "," << column.id << neo4j_type(column.type);
    }
    sink() << (m_table == Table::Nodes ? ",:LABEL\n" : "\n");
}

void Neo4jWriter::text(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    sink().quoted(line);
}

void Neo4jWriter::cells(const std::vector<Cell>& cells) {
    auto cell = cells.begin();
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        sink() << ",";
        if (cell == cells.end() || cell->column != column) {
            continue;
        }
        if (cell->value.type == Type::String) {
            text(cell->value.text);
        } else {
            sink() << cell->value.text;
        }
        ++cell;
    }
}

void Neo4jWriter::node(const NodeRow& node) {
    if (m_table == Table::Nodes) {
        text(node.key);
        sink() << ",";
        text(node.label);
        cells(node.cells);
        sink() << ",";
        text(node.kind);
        sink() << "\n";
    }
}

void Neo4jWriter::edge(const EdgeRow& edge) {
    if (m_table == Table::Edges) {
        text(edge.source);
        sink() << ",";
        text(edge.target);
        sink() << ",";
        text(edge.kind);
        sink() << ",";
        text(edge.key);
        sink() << ",";
        sink().number(edge.weight);
        cells(edge.cells);
        sink() << "\n";
    }
}

void DotWriter::begin(const Frame& frame) {
    m_frame = frame;
    sink() << "digraph policygraph {\n"
              "  graph [rankdir=LR];\n"
              "  node [shape=box, style=filled, fontname=\"Noto Sans CJK SC,Microsoft YaHei,SimHei\"];\n"
              "  edge [fontname=\"Noto Sans CJK SC,Microsoft YaHei,SimHei\"];\n";
}

/// Graphviz keeps attributes that it does not know; those that it would act on have other names.
void DotWriter::cells(const std::vector<Cell>& cells, const std::vector<Column>& columns) {
    for (const Cell& cell : cells) {
        sink() << ", pg_" << columns[cell.column].id << "=";
        sink().dot(cell.value.text);
    }
}

void DotWriter::node(const NodeRow& node) {
    sink() << "  ";
    sink().dot(node.key);
    sink() << " [label=";
    sink().dot(node.label);
    sink() << ", tooltip=";
    sink().dot(node.name);
    sink() << ", fillcolor=\"" << node.look.color << "80\"";
    cells(node.cells, m_frame.node_columns);
    sink() << "];\n";
}

void DotWriter::edge(const EdgeRow& edge) {
    sink() << "  ";
    sink().dot(edge.source);
    sink() << " -> ";
    sink().dot(edge.target);
    sink() << " [key="; // parallel edges stay apart
    sink().dot(edge.key);
    sink() << ", label=";
    sink().dot(edge.kind);
    cells(edge.cells, m_frame.edge_columns);
    sink() << "];\n";
}

void DotWriter::end() {
    sink() << "}\n";
}

} // namespace policygraph::exporting
