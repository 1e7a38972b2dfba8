// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_source.hpp"

#include <policygraph/store/prepared.hpp>
#include <policygraph/store/reader.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::query::cypher {

/// The database as a property graph, asked through its indexes; nothing is loaded that is not asked for. The label of
/// a node and the type of an edge are its kind. Properties: name and id (the content key), the attributes, and of the
/// first quote file, byte_start, byte_end and quote.
class StoreSource : public GraphSource {
public:
    explicit StoreSource(const store::Reader& reader);

    void nodes(const NodeSearch& search, const std::function<bool(Id)>& visit) override;
    void edges(Id node, Toward toward, const std::vector<std::string>& types, std::vector<EdgeRef>& found) override;
    [[nodiscard]] std::vector<std::string> labels(Id node) override;
    [[nodiscard]] std::string type(EdgeRef edge) override;
    [[nodiscard]] Value property(NodeRef node, std::string_view key) override;
    [[nodiscard]] Value property(EdgeRef edge, std::string_view key) override;
    [[nodiscard]] Map properties(NodeRef node) override;
    [[nodiscard]] Map properties(EdgeRef edge) override;

private:
    struct Entity {
        std::string kind;
        Map properties;
    };
    const Entity& entity(Id id, bool node);
    Value quoted(Id id, bool node, std::string_view key);

    const store::Reader& m_reader;
    store::Prepared m_out;
    store::Prepared m_in;
    store::Prepared m_kind;
    store::Prepared m_node;
    store::Prepared m_edge;
    store::Prepared m_node_quote;
    store::Prepared m_edge_quote;
    std::unordered_map<Id, Entity> m_nodes; // what was read last; emptied when it grows
    std::unordered_map<Id, Entity> m_edges;
};

} // namespace policygraph::query::cypher
