// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/measures.hpp>

#include "graph/ticking_map.hpp"
#include "graph/topology_model.hpp"

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/page_rank.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace policygraph::graph {

namespace {

auto index_of(const Compressed& graph) {
    return get(boost::vertex_index, graph);
}

template <typename Value>
auto map_of(std::vector<Value>& values, const Compressed& graph) {
    return boost::make_iterator_property_map(values.begin(), index_of(graph));
}

/// Asked by Boost before each round: enough rounds, or nothing moves any more.
class Settled {
public:
    Settled(const PageRankOptions& options, const Tick& tick) : m_options(&options), m_tick(&tick) {}

    template <typename Ranks>
    bool operator()(const Ranks& ranks, const Compressed& graph) {
        if (*m_tick) {
            (*m_tick)();
        }
        if (m_round++ == m_options->rounds) {
            return true;
        }
        return m_options->precision > 0 && moved(ranks, graph) <= m_options->precision;
    }

private:
    template <typename Ranks>
    double moved(const Ranks& ranks, const Compressed& graph) {
        const std::size_t size = num_vertices(graph);
        m_before.resize(size, 0);
        double most = 0;
        double sum = 0;
        for (Vertex v = 0; v < size; ++v) {
            const double now = get(ranks, v);
            most = std::max(most, std::abs(now - m_before[v]));
            sum += now;
            m_before[v] = now;
        }
        return sum == 0 ? 0 : most / sum;
    }

    const PageRankOptions* m_options;
    const Tick* m_tick;
    unsigned m_round = 0;
    std::vector<double> m_before;
};

} // namespace

Degrees degrees(const Topology& topology) {
    const Compressed& graph = topology.model().graph;
    Degrees found{PerVertex<std::uint32_t>(num_vertices(graph)), PerVertex<std::uint32_t>(num_vertices(graph))};
    for (auto [v, end] = vertices(graph); v != end; ++v) {
        found.out[*v] = out_degree(*v, graph);
    }
    for (auto [arc, end] = edges(graph); arc != end; ++arc) {
        ++found.in[target(*arc, graph)];
    }
    return found;
}

PerVertex<double> page_rank(const Topology& topology, const PageRankOptions& options, const Tick& tick) {
    const Compressed& graph = topology.model().graph;
    PerVertex<double> ranks(num_vertices(graph));
    PerVertex<double> other(num_vertices(graph));
    // Boost lets ranks leak out of vertices without a way out. What is left is proportional to the ranks that give the
    // leak back to all vertices alike, so it is enough to make the sum 1. It starts with 1 / n: n = 1 is in scale.
    boost::graph::page_rank(graph, map_of(ranks, graph), Settled(options, tick), options.damping, Vertex{1},
                            map_of(other, graph));
    const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
    for (double& rank : ranks) {
        rank /= sum == 0 ? 1 : sum;
    }
    return ranks;
}

PerVertex<double> betweenness(const Topology& topology, const Tick& tick) {
    const Compressed graph = undirected(topology.model().graph);
    const std::size_t size = num_vertices(graph);
    Steps steps(tick);
    PerVertex<double> central(size);
    std::vector<std::vector<Compressed::edge_descriptor>> incoming(size);
    std::vector<double> dependency(size);
    std::vector<double> paths(size); // doubles: a grid has more shortest paths than whole numbers
    std::vector<Vertex> distance(size);
    boost::brandes_betweenness_centrality(graph, map_of(central, graph), boost::dummy_property_map(),
                                          map_of(incoming, graph), TickingMap<Vertex>{&distance, &steps},
                                          map_of(dependency, graph), TickingMap<double>{&paths, &steps},
                                          index_of(graph));
    for (double& value : central) {
        value /= 2; // each pair was asked from both ends
    }
    return central;
}

PerVertex<std::uint32_t> core_numbers(const Topology& topology, const Tick& tick) {
    Compressed graph = undirected(topology.model().graph);
    if (tick) {
        tick();
    }
    PerVertex<std::uint32_t> cores(num_vertices(graph));
    if (!cores.empty()) {
        Steps steps(tick);
        boost::core_numbers(graph, TickingMap<std::uint32_t>{&cores, &steps});
    }
    return cores;
}

} // namespace policygraph::graph
