// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// A table of nodes or of edges: for Gephi with its heads, or for Excel with a byte-order mark and Chinese heads.
class CsvWriter : public Writer {
public:
    enum class Table { Nodes, Edges };
    enum class For { Gephi, Excel };
    CsvWriter(Sink& sink, Table table, For reader) : Writer(sink), m_table(table), m_for(reader) {}
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override {}

private:
    void text(std::string_view text);
    void cells(const std::vector<Cell>& cells);

    Table m_table;
    For m_for;
    std::vector<Column> m_columns;
};

/// A table of nodes or of edges with the heads of `neo4j-admin database import`: values of text have no line ends.
class Neo4jWriter : public Writer {
public:
    enum class Table { Nodes, Edges };
    Neo4jWriter(Sink& sink, Table table) : Writer(sink), m_table(table) {}
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override {}

private:
    void text(std::string_view text);
    void cells(const std::vector<Cell>& cells);

    Table m_table;
    std::vector<Column> m_columns;
};

class DotWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    void cells(const std::vector<Cell>& cells, const std::vector<Column>& columns);
    Frame m_frame;
};

} // namespace policygraph::exporting
