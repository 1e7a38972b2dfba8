// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/measures.hpp>

#include "graph/ticking_map.hpp"
#include "graph/topology_model.hpp"

#include <algorithm>
#include <utility>

namespace policygraph::graph {

namespace {

/// The vertices in the order in which a walk in depth leaves them, and the entry behind them all.
class Walk {
public:
    Walk(const Topology& topology, Steps& steps)
        : m_graph(topology.model().graph), m_steps(steps), m_seen(num_vertices(m_graph), false) {
        const Degrees degree = degrees(topology);
        for (Vertex v = 0; v < degree.in.size(); ++v) {
            if (degree.in[v] == 0) {
                enter(v);
            }
        }
        for (Vertex v = 0; v < degree.in.size(); ++v) {
            if (!m_seen[v]) { // only cycles are left: one of theirs has to be the first
                enter(v);
            }
        }
    }

    std::vector<Vertex> order;
    std::vector<Vertex> entries;

private:
    void enter(Vertex start) {
        entries.push_back(start);
        m_seen[start] = true;
        m_stack.emplace_back(start, out_edges(start, m_graph).first);
        while (!m_stack.empty()) {
            m_steps.step();
            auto& [v, arc] = m_stack.back();
            if (arc == out_edges(v, m_graph).second) {
                order.push_back(v);
                m_stack.pop_back();
                continue;
            }
            const Vertex next = target(*arc, m_graph);
            ++arc;
            if (!m_seen[next]) {
                m_seen[next] = true;
                m_stack.emplace_back(next, out_edges(next, m_graph).first);
            }
        }
    }

    const Compressed& m_graph;
    Steps& m_steps;
    std::vector<bool> m_seen;
    std::vector<std::pair<Vertex, Compressed::out_edge_iterator>> m_stack;
};

/// The nearest that dominates both; places count in the order in which the walk left, the entry last.
Vertex common(Vertex a, Vertex b, const std::vector<Vertex>& dominator) {
    while (a != b) {
        while (a < b) {
            a = dominator[a];
        }
        while (b < a) {
            b = dominator[b];
        }
    }
    return a;
}

} // namespace

PerVertex<Vertex> dominators(const Topology& topology, const Tick& tick) {
    Steps steps(tick);
    const Walk walk(topology, steps);
    const Vertex entry = topology.vertex_count();
    std::vector<Vertex> place(entry);
    for (Vertex i = 0; i < entry; ++i) {
        place[walk.order[i]] = i;
    }
    std::vector<bool> is_entry(entry, false);
    for (const Vertex v : walk.entries) {
        is_entry[v] = true;
    }
    std::vector<Vertex> dominator(std::size_t{entry} + 1, k_entry); // by place
    dominator[entry] = entry;
    for (bool changed = true; changed;) {
        changed = false;
        for (Vertex i = entry; i-- > 0;) {
            const Vertex v = walk.order[i];
            Vertex found = is_entry[v] ? entry : k_entry;
            topology.in(v, [&](const Topology::Arc& arc) {
                steps.step();
                const Vertex before = place[arc.other];
                if (dominator[before] != k_entry) {
                    found = found == k_entry ? before : common(before, found, dominator);
                }
            });
            changed = changed || dominator[i] != found;
            dominator[i] = found;
        }
    }
    PerVertex<Vertex> result(entry);
    for (Vertex i = 0; i < entry; ++i) {
        result[walk.order[i]] = dominator[i] == entry ? k_entry : walk.order[dominator[i]];
    }
    return result;
}

PerVertex<std::uint32_t> dominated(const PerVertex<Vertex>& dominators) {
    // Leaves first: each vertex hands on what is below it when nothing below is missing any more.
    PerVertex<std::uint32_t> below(dominators.size(), 0);
    std::vector<std::uint32_t> missing(dominators.size(), 0);
    for (const Vertex above : dominators) {
        if (above != k_entry) {
            ++missing[above];
        }
    }
    std::vector<Vertex> ready;
    for (Vertex v = 0; v < dominators.size(); ++v) {
        if (missing[v] == 0) {
            ready.push_back(v);
        }
    }
    for (std::size_t i = 0; i < ready.size(); ++i) {
        const Vertex above = dominators[ready[i]];
        if (above != k_entry) {
            below[above] += below[ready[i]] + 1;
            if (--missing[above] == 0) {
                ready.push_back(above);
            }
        }
    }
    return below;
}

Topology reversed(const Topology& topology) {
    const Compressed& graph = topology.model().graph;
    ArcList arcs;
    for (auto [arc, end] = edges(graph); arc != end; ++arc) {
        arcs.sources.push_back(target(*arc, graph));
        arcs.targets.push_back(source(*arc, graph));
        arcs.kinds.push_back(topology.model().kinds[get(boost::edge_index, graph, *arc)]);
    }
    return {topology.vertex_count(), std::move(arcs)};
}

} // namespace policygraph::graph
