// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

namespace policygraph::exporting {

/// Everything: nodes, edges and aliases with all evidence, in our own words. The first member names the version.
class JsonWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void alias(const AliasRow& alias) override;
    void end() override;

private:
    enum class Section { Nodes, Edges, Aliases };
    void open(Section section);
    void member(std::string_view name, std::string_view text);
    void evidence(const std::vector<Evidence>& evidence);

    Section m_section = Section::Nodes;
    bool m_first = true;
};

/// Node-link JSON as networkx 2 and d3 read it ("links").
class NodeLinkWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    void row(bool& first);

    bool m_first_node = true;
    bool m_first_edge = true;
};

/// Cytoscape.js elements (also .cyjs); nodes and edges share one space of ids, as our keys do.
class CytoscapeWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    bool m_first_node = true;
    bool m_first_edge = true;
};

} // namespace policygraph::exporting
