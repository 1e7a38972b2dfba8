// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// GraphML 1.0 for Gephi, networkx and igraph. Gephi matches the id of a <key> before its name, so they are the same;
/// it takes label, x, y, size and color of nodes and weight of edges as looks.
class GraphmlWriter : public Writer {
public:
    using Writer::Writer;
    void begin(const Frame& frame) override;
    void node(const NodeRow& node) override;
    void edge(const EdgeRow& edge) override;
    void end() override;

private:
    void key(std::string_view id, std::string_view element, std::string_view type);
    void data(std::string_view open, std::string_view text);
    void data(std::string_view open, double number);

    // Opening tags by column; edges have keys of their own where nodes have the name.
    std::vector<std::string> m_node_data;
    std::vector<std::string> m_edge_data;
};

} // namespace policygraph::exporting
