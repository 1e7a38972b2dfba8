// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

namespace policygraph::exporting {

/// CSV (RFC 4180) with the heads that Gephi's spreadsheet import knows: of the nodes, or of the edges, as a file has
/// one table. Cells that a spreadsheet would run as a formula begin with an apostrophe.
class CsvWriter : public Writer {
public:
    enum class Table { Nodes, Edges };
    CsvWriter(Sink& sink, Table table) : Writer(sink), m_table(table) {}
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override {}

private:
    void cells(const base::Attributes& cells);

    Table m_table;
    std::vector<Column> m_columns;
};

/// Graphviz DOT; for some hundred nodes.
class DotWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;
};

} // namespace policygraph::exporting
