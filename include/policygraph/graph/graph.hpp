// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>
#include <policygraph/resolve/contribution.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::graph {

/// A node as all documents together have it: name and attributes settled among the claims.
struct Node {
    std::string id; ///< content id
    std::string kind;
    std::string name;
    base::Attributes attributes;
};

struct Edge {
    std::string id; ///< content id
    std::string kind;
    std::string source; ///< content ids of nodes
    std::string target;
    base::Attributes attributes;
};

enum class Direction { Out, In, Both };

/// A neighbour of a node, by the edge that leads there.
struct Neighbour {
    const Node* node;
    const Edge* edge;
    bool outgoing; ///< the edge leaves the node that was asked for
};

/// The graph in memory: the union of contributions, or what a database holds. Boost.Graph stands behind it.
/// The order in which things are added changes nothing; results come in the order of the ids. Pointers and
/// references into it stay valid until the next `add`.
class Graph {
public:
    Graph();
    ~Graph();
    Graph(Graph&&) noexcept;
    Graph& operator=(Graph&&) noexcept;
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    /// Adds a document's claims. Throws InputError (the document's hash) where an edge names a node that the
    /// contribution does not claim itself: such an edge could outlive its ends.
    void add(const resolve::Contribution& contribution);
    /// Adds a settled node; one that is there already stays as it is.
    void add(const Node& node);
    /// Adds a settled edge; throws std::invalid_argument where an end is missing.
    void add(const Edge& edge);

    [[nodiscard]] std::size_t node_count() const;
    [[nodiscard]] std::size_t edge_count() const;
    /// nullptr where there is none.
    [[nodiscard]] const Node* find_node(std::string_view id) const;
    [[nodiscard]] const Edge* find_edge(std::string_view id) const;
    void for_each_node(const std::function<void(const Node&)>& visit) const;
    void for_each_edge(const std::function<void(const Edge&)>& visit) const;
    /// In the order of the edges' ids; empty for an unknown id.
    [[nodiscard]] std::vector<Neighbour> neighbours(std::string_view id, Direction direction = Direction::Both) const;

private:
    friend class Analysis;
    struct Model;
    std::unique_ptr<Model> m_model;
};

} // namespace policygraph::graph
