// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/graph/claims.hpp>
#include <policygraph/graph/graph.hpp>

#include <boost/graph/adjacency_list.hpp>

#include <map>
#include <string>

namespace policygraph::graph {

struct VertexData {
    Node node;
    Claims claims;
};

struct EdgeData {
    Edge edge;
    Claims claims;
};

using Adjacency = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, VertexData, EdgeData>;
using Vertex = boost::graph_traits<Adjacency>::vertex_descriptor;
using Link = boost::graph_traits<Adjacency>::edge_descriptor;

/// Boost's graph with the way from the ids to it, in the order of the ids.
struct Graph::Model {
    Adjacency adjacency;
    std::map<std::string, Vertex, std::less<>> vertices;
    std::map<std::string, Link, std::less<>> links;

    Vertex vertex(const std::string& id, const std::string& kind);
    /// Both ends must be there.
    Link link(const std::string& id, const std::string& kind, const std::string& source, const std::string& target);
};

} // namespace policygraph::graph
