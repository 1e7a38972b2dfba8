// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_ast.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::query::cypher {

/// What is known of a node that is looked for: an index may serve it.
struct NodeSearch {
    std::string label; ///< empty: any
    std::vector<std::pair<std::string, Value>> known;
};

/// A property graph that can be asked: the database, or one in memory in tests. The order in which it gives things
/// is that of answers without ORDER BY.
class GraphSource {
public:
    virtual ~GraphSource() = default;
    /// At least the nodes that fit, until `visit` says false; the caller checks them again.
    virtual void nodes(const NodeSearch& search, const std::function<bool(Id)>& visit) = 0;
    /// Appends the edges that leave (Right) or enter (Left) a node; no types: all.
    virtual void edges(Id node, Toward toward, const std::vector<std::string>& types, std::vector<EdgeRef>& found) = 0;
    [[nodiscard]] virtual std::vector<std::string> labels(Id node) = 0;
    [[nodiscard]] virtual std::string type(EdgeRef edge) = 0;
    /// null where there is none.
    [[nodiscard]] virtual Value property(NodeRef node, std::string_view key) = 0;
    [[nodiscard]] virtual Value property(EdgeRef edge, std::string_view key) = 0;
    [[nodiscard]] virtual Map properties(NodeRef node) = 0;
    [[nodiscard]] virtual Map properties(EdgeRef edge) = 0;

    /// Only for tests, which build their graphs by CREATE.
    virtual NodeRef create_node(const std::vector<std::string>& labels, const Map& properties);
    virtual EdgeRef create_edge(const std::string& type, Id source, Id target, const Map& properties);
};

} // namespace policygraph::query::cypher
