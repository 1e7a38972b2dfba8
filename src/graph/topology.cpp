// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/topology.hpp>

#include "graph/topology_model.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/iterator/transform_iterator.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace policygraph::graph {

namespace {

constexpr unsigned k_half = 32;

/// Where each vertex's arcs begin, when they are laid out by `ends`.
std::vector<std::uint32_t> starts(Vertex vertices, const std::vector<Vertex>& ends) {
    std::vector<std::uint32_t> begin(std::size_t{vertices} + 1, 0);
    for (const Vertex end : ends) {
        if (end >= vertices) {
            throw std::out_of_range("an arc names a vertex that is not there");
        }
        ++begin[end + 1];
    }
    for (Vertex v = 0; v < vertices; ++v) {
        begin[v + 1] += begin[v];
    }
    return begin;
}

/// Sorted pairs of vertices as Boost takes them.
class Pairs {
public:
    Pairs(const std::vector<std::uint64_t>& packed, const std::vector<std::uint32_t>& begin)
        : m_packed(packed), m_begin(begin) {}

    class Iterator : public boost::iterator_facade<Iterator, const std::pair<Vertex, Vertex>,
                                                   boost::single_pass_traversal_tag, std::pair<Vertex, Vertex>> {
    public:
        Iterator(const Pairs& pairs, std::size_t at) : m_pairs(&pairs), m_at(at) { skip(); }

    private:
        friend class boost::iterator_core_access;
        [[nodiscard]] std::pair<Vertex, Vertex> dereference() const {
            return {m_source, static_cast<Vertex>(m_pairs->m_packed[m_at] >> k_half)};
        }
        [[nodiscard]] bool equal(const Iterator& other) const { return m_at == other.m_at; }
        void increment() {
            ++m_at;
            skip();
        }
        void skip() {
            while (m_at < m_pairs->m_packed.size() && m_pairs->m_begin[m_source + 1] <= m_at) {
                ++m_source;
            }
        }
        const Pairs* m_pairs;
        std::size_t m_at;
        Vertex m_source = 0;
    };

    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, m_packed.size()}; }

private:
    const std::vector<std::uint64_t>& m_packed;
    const std::vector<std::uint32_t>& m_begin;
};

} // namespace

Compressed compress(Vertex vertices, const std::vector<Vertex>& sources, const std::vector<Vertex>& targets,
                    std::vector<std::uint32_t>* order) {
    const std::vector<std::uint32_t> begin = starts(vertices, sources);
    // Target and the arc's place in one number: sorted inside each source, the arcs fall into their order.
    std::vector<std::uint64_t> packed(sources.size());
    {
        std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (targets[i] >= vertices) {
                throw std::out_of_range("an arc names a vertex that is not there");
            }
            packed[next[sources[i]]++] = (std::uint64_t{targets[i]} << k_half) | i;
        }
    }
    for (Vertex v = 0; v < vertices; ++v) {
        std::sort(packed.begin() + begin[v], packed.begin() + begin[v + 1]);
    }
    if (order != nullptr) {
        order->resize(packed.size());
        std::transform(packed.begin(), packed.end(), order->begin(),
                       [](std::uint64_t pair) { return static_cast<std::uint32_t>(pair); });
    }
    const Pairs pairs(packed, begin);
    return {boost::edges_are_sorted, pairs.begin(), pairs.end(), vertices, static_cast<std::uint32_t>(packed.size())};
}

Compressed undirected(const Compressed& graph) {
    std::vector<std::uint64_t> both;
    both.reserve(2 * num_edges(graph));
    for (auto [arc, end] = edges(graph); arc != end; ++arc) {
        const std::uint64_t from = source(*arc, graph);
        const std::uint64_t to = target(*arc, graph);
        if (from != to) {
            both.push_back((from << k_half) | to);
            both.push_back((to << k_half) | from);
        }
    }
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    const auto pair_of = [](std::uint64_t pair) {
        return std::pair<Vertex, Vertex>(static_cast<Vertex>(pair >> k_half), static_cast<Vertex>(pair));
    };
    return {boost::edges_are_sorted, boost::make_transform_iterator(both.begin(), pair_of),
            boost::make_transform_iterator(both.end(), pair_of), num_vertices(graph),
            static_cast<std::uint32_t>(both.size())};
}

void Topology::Model::build_back() {
    const auto vertices = static_cast<Vertex>(num_vertices(graph));
    const std::size_t arcs = num_edges(graph);
    std::vector<std::uint32_t> counts(std::size_t{vertices} + 1, 0);
    for (auto [arc, end] = edges(graph); arc != end; ++arc) {
        ++counts[target(*arc, graph) + 1];
    }
    for (Vertex v = 0; v < vertices; ++v) {
        counts[v + 1] += counts[v];
    }
    back_starts = counts;
    back_arcs.resize(arcs);
    back_sources.resize(arcs);
    std::uint32_t index = 0;
    for (auto [arc, end] = edges(graph); arc != end; ++arc, ++index) {
        const std::uint32_t place = counts[target(*arc, graph)]++;
        back_arcs[place] = index;
        back_sources[place] = source(*arc, graph);
    }
}

Topology::Topology(Vertex vertices, ArcList&& arcs) : m_model(std::make_unique<Model>()) {
    std::vector<std::uint32_t> order;
    m_model->graph = compress(vertices, arcs.sources, arcs.targets, &order);
    m_model->kinds.resize(order.size());
    std::transform(order.begin(), order.end(), m_model->kinds.begin(),
                   [&](std::uint32_t arc) { return arcs.kinds[arc]; });
    if (!arcs.rows.empty()) {
        m_model->rows.resize(order.size());
        std::transform(order.begin(), order.end(), m_model->rows.begin(),
                       [&](std::uint32_t arc) { return arcs.rows[arc]; });
    }
    arcs = ArcList();
}

Topology::~Topology() = default;
Topology::Topology(Topology&&) noexcept = default;
Topology& Topology::operator=(Topology&&) noexcept = default;

Vertex Topology::vertex_count() const {
    return static_cast<Vertex>(num_vertices(m_model->graph));
}

std::size_t Topology::arc_count() const {
    return num_edges(m_model->graph);
}

std::size_t Topology::bytes() const {
    const std::size_t starts = (std::size_t{vertex_count()} + 1) * sizeof(std::uint32_t);
    return starts + arc_count() * (sizeof(Vertex) + sizeof(ArcKind));
}

void Topology::out(Vertex vertex, const std::function<void(const Arc&)>& visit) const {
    const Compressed& graph = m_model->graph;
    for (auto [arc, end] = out_edges(vertex, graph); arc != end; ++arc) {
        const std::size_t index = get(boost::edge_index, graph, *arc);
        visit({target(*arc, graph), m_model->kinds[index], m_model->rows.empty() ? 0 : m_model->rows[index]});
    }
}

void Topology::in(Vertex vertex, const std::function<void(const Arc&)>& visit) const {
    Model& model = *m_model;
    if (model.back_starts.empty()) {
        model.build_back();
    }
    for (std::uint32_t i = model.back_starts[vertex]; i < model.back_starts[vertex + 1]; ++i) {
        const std::uint32_t arc = model.back_arcs[i];
        visit({model.back_sources[i], model.kinds[arc], model.rows.empty() ? 0 : model.rows[arc]});
    }
}

} // namespace policygraph::graph
