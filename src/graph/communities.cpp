// SPDX-License-Identifier: Apache-2.0
// Louvain: every vertex moves to the neighbouring community that gains most, until none moves; then each community
// becomes a vertex, and again. Vertices are taken in their order and ties go to the least number, so that the same
// graph gives the same communities.
#include <policygraph/graph/measures.hpp>

#include "graph/numbering.hpp"
#include "graph/ticking_map.hpp"
#include "graph/topology_model.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace policygraph::graph {

namespace {

/// An undirected graph with weights, rows and columns; a loop stands once, with twice its weight.
struct Weighted {
    std::vector<std::size_t> begin{0};
    std::vector<std::pair<std::uint32_t, double>> arcs; // where to, weight
    std::vector<double> strength;                       // sum of the arcs of a vertex
    double total = 0;                                   // of all strengths

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }

    /// Takes what was collected for the next vertex, sorted and summed up.
    void close_row(std::vector<std::pair<std::uint32_t, double>>& row) {
        std::sort(row.begin(), row.end());
        double sum = 0;
        for (const auto& [to, weight] : row) {
            if (arcs.size() > begin.back() && arcs.back().first == to) {
                arcs.back().second += weight;
            } else {
                arcs.emplace_back(to, weight);
            }
            sum += weight;
        }
        begin.push_back(arcs.size());
        strength.push_back(sum);
        total += sum;
        row.clear();
    }
};

Weighted weighted(const Topology& topology) {
    Weighted graph;
    std::vector<std::pair<std::uint32_t, double>> row;
    for (Vertex v = 0; v < topology.vertex_count(); ++v) {
        const auto add = [&](const Topology::Arc& arc) { row.emplace_back(arc.other, 1.0); };
        topology.out(v, add);
        topology.in(v, add);
        graph.close_row(row);
    }
    return graph;
}

class Moves {
public:
    Moves(const Weighted& graph, Steps& steps)
        : m_graph(graph), m_steps(steps), m_of(graph.size()), m_weight(graph.strength), m_towards(graph.size(), 0) {
        for (std::uint32_t v = 0; v < graph.size(); ++v) {
            m_of[v] = v;
        }
    }

    /// True where any vertex moved at all.
    bool settle() {
        bool any = false;
        for (double gain = 1; gain > k_least_gain;) {
            gain = 0;
            for (std::uint32_t v = 0; v < m_graph.size(); ++v) {
                gain += move(v);
            }
            any = any || gain > 0;
        }
        return any;
    }

    [[nodiscard]] std::vector<std::uint32_t> take() { return std::move(m_of); }

private:
    static constexpr double k_least_gain = 1e-6; // of modularity, in one pass over all vertices

    double move(std::uint32_t v) {
        const double strength = m_graph.strength[v];
        const std::uint32_t own = m_of[v];
        for (std::size_t i = m_graph.begin[v]; i < m_graph.begin[v + 1]; ++i) {
            m_steps.step();
            const auto& [to, weight] = m_graph.arcs[i];
            if (to != v) {
                if (m_towards[m_of[to]] == 0) {
                    m_near.push_back(m_of[to]);
                }
                m_towards[m_of[to]] += weight;
            }
        }
        m_weight[own] -= strength;
        const auto gain = [&](std::uint32_t community) {
            return m_towards[community] - m_weight[community] * strength / m_graph.total;
        };
        std::uint32_t best = own;
        const double stay = gain(own);
        double most = stay;
        std::sort(m_near.begin(), m_near.end());
        for (const std::uint32_t community : m_near) {
            if (const double value = gain(community); value > most + 1e-12 * m_graph.total) {
                most = value;
                best = community;
            }
        }
        m_weight[best] += strength;
        m_of[v] = best;
        for (const std::uint32_t community : m_near) {
            m_towards[community] = 0;
        }
        m_near.clear();
        return 2 * (most - stay) / m_graph.total;
    }

    const Weighted& m_graph;
    Steps& m_steps;
    std::vector<std::uint32_t> m_of;
    std::vector<double> m_weight; // of a community
    std::vector<double> m_towards;
    std::vector<std::uint32_t> m_near;
};

/// The numbers closed up to 0, 1, 2 … in the order of the first vertex; how many there are.
std::uint32_t close_up(std::vector<std::uint32_t>& of) {
    std::vector<std::uint32_t> number(of.size(), k_entry);
    std::uint32_t count = 0;
    for (std::uint32_t& community : of) {
        if (number[community] == k_entry) {
            number[community] = count++;
        }
        community = number[community];
    }
    return count;
}

Weighted joined(const Weighted& graph, const std::vector<std::uint32_t>& of, std::uint32_t count) {
    std::vector<std::vector<std::uint32_t>> members(count);
    for (std::uint32_t v = 0; v < graph.size(); ++v) {
        members[of[v]].push_back(v);
    }
    Weighted next;
    std::vector<std::pair<std::uint32_t, double>> row;
    for (const auto& vertices : members) {
        for (const std::uint32_t v : vertices) {
            for (std::size_t i = graph.begin[v]; i < graph.begin[v + 1]; ++i) {
                row.emplace_back(of[graph.arcs[i].first], graph.arcs[i].second);
            }
        }
        next.close_row(row);
    }
    return next;
}

} // namespace

PerVertex<std::uint32_t> communities(const Topology& topology, const Tick& tick) {
    Steps steps(tick);
    Weighted graph = weighted(topology);
    PerVertex<std::uint32_t> result(graph.size());
    for (Vertex v = 0; v < graph.size(); ++v) {
        result[v] = v;
    }
    while (graph.total > 0) {
        Moves moves(graph, steps);
        const bool moved = moves.settle();
        std::vector<std::uint32_t> of = moves.take();
        const std::uint32_t count = close_up(of);
        for (std::uint32_t& community : result) {
            community = of[community];
        }
        if (!moved || count == graph.size()) {
            break;
        }
        graph = joined(graph, of, count);
    }
    return numbered(std::move(result));
}

double modularity(const Topology& topology, const PerVertex<std::uint32_t>& communities) {
    const Compressed& graph = topology.model().graph;
    std::vector<double> inside(communities.size() + 1, 0);
    std::vector<double> strength(communities.size() + 1, 0);
    for (auto [arc, end] = edges(graph); arc != end; ++arc) {
        const std::uint32_t from = communities[source(*arc, graph)];
        const std::uint32_t to = communities[target(*arc, graph)];
        ++strength[from];
        ++strength[to];
        inside[from] += from == to ? 2 : 0;
    }
    const double total = 2.0 * static_cast<double>(num_edges(graph));
    double sum = 0;
    for (std::size_t c = 0; total > 0 && c < inside.size(); ++c) {
        sum += inside[c] / total - strength[c] / total * (strength[c] / total);
    }
    return sum;
}

} // namespace policygraph::graph
