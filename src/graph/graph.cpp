// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/graph.hpp>

#include "graph/model.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace policygraph::graph {

Vertex Graph::Model::vertex(const std::string& id, const std::string& kind) {
    const auto [place, added] = vertices.try_emplace(id);
    if (added) {
        place->second = boost::add_vertex(VertexData{{id, kind, {}, {}}, {}}, adjacency);
    }
    return place->second;
}

Link Graph::Model::link(const std::string& id, const std::string& kind, const std::string& source,
                        const std::string& target) {
    const auto from = vertices.find(source);
    const auto to = vertices.find(target);
    if (from == vertices.end() || to == vertices.end()) {
        throw std::invalid_argument("edge " + id + " names a node that is not there");
    }
    const auto [place, added] = links.try_emplace(id);
    if (added) {
        place->second =
            boost::add_edge(from->second, to->second, EdgeData{{id, kind, source, target, {}}, {}}, adjacency).first;
    }
    return place->second;
}

Graph::Graph() : m_model(std::make_unique<Model>()) {}
Graph::~Graph() = default;
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;

void Graph::add(const resolve::Contribution& contribution) {
    require_closed(contribution);
    for (const resolve::NodeClaim& claim : contribution.nodes) {
        VertexData& data = m_model->adjacency[m_model->vertex(claim.id, claim.kind)];
        data.claims.add(claim.priority, claim.name, claim.attributes);
        data.node.name = data.claims.name();
        data.node.attributes = data.claims.attributes();
    }
    for (const resolve::EdgeClaim& claim : contribution.edges) {
        EdgeData& data = m_model->adjacency[m_model->link(claim.id(), claim.kind, claim.source, claim.target)];
        data.claims.add(1, {}, claim.attributes);
        data.edge.attributes = data.claims.attributes();
    }
}

void Graph::add(const Node& node) {
    if (m_model->vertices.find(node.id) == m_model->vertices.end()) {
        m_model->adjacency[m_model->vertex(node.id, node.kind)].node = node;
    }
}

void Graph::add(const Edge& edge) {
    if (m_model->links.find(edge.id) == m_model->links.end()) {
        m_model->adjacency[m_model->link(edge.id, edge.kind, edge.source, edge.target)].edge = edge;
    }
}

std::size_t Graph::node_count() const {
    return m_model->vertices.size();
}

std::size_t Graph::edge_count() const {
    return m_model->links.size();
}

const Node* Graph::find_node(std::string_view id) const {
    const auto found = m_model->vertices.find(id);
    return found == m_model->vertices.end() ? nullptr : &m_model->adjacency[found->second].node;
}

const Edge* Graph::find_edge(std::string_view id) const {
    const auto found = m_model->links.find(id);
    return found == m_model->links.end() ? nullptr : &m_model->adjacency[found->second].edge;
}

void Graph::for_each_node(const std::function<void(const Node&)>& visit) const {
    for (const auto& [id, vertex] : m_model->vertices) {
        visit(m_model->adjacency[vertex].node);
    }
}

void Graph::for_each_edge(const std::function<void(const Edge&)>& visit) const {
    for (const auto& [id, link] : m_model->links) {
        visit(m_model->adjacency[link].edge);
    }
}

std::vector<Neighbour> Graph::neighbours(std::string_view id, Direction direction) const {
    std::vector<Neighbour> found;
    const auto place = m_model->vertices.find(id);
    if (place == m_model->vertices.end()) {
        return found;
    }
    const Adjacency& adjacency = m_model->adjacency;
    if (direction != Direction::In) {
        for (auto [link, end] = boost::out_edges(place->second, adjacency); link != end; ++link) {
            found.push_back({&adjacency[boost::target(*link, adjacency)].node, &adjacency[*link].edge, true});
        }
    }
    if (direction != Direction::Out) {
        for (auto [link, end] = boost::in_edges(place->second, adjacency); link != end; ++link) {
            found.push_back({&adjacency[boost::source(*link, adjacency)].node, &adjacency[*link].edge, false});
        }
    }
    std::sort(found.begin(), found.end(), [](const Neighbour& a, const Neighbour& b) {
        return std::tie(a.edge->id, a.outgoing) < std::tie(b.edge->id, b.outgoing);
    });
    return found;
}

} // namespace policygraph::graph
