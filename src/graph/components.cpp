// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/measures.hpp>

#include "graph/numbering.hpp"
#include "graph/ticking_map.hpp"
#include "graph/topology_model.hpp"

#include <boost/graph/strong_components.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::graph {

namespace {

PerVertex<std::uint32_t> strong(const Compressed& graph, const Tick& tick) {
    Steps steps(tick);
    PerVertex<std::uint32_t> component(num_vertices(graph));
    boost::strong_components(graph, TickingMap<std::uint32_t>{&component, &steps});
    return numbered(std::move(component));
}

/// Breadth first from `start` inside its component until an arc leads back: a shortest cycle through it.
std::vector<Vertex> cycle_through(Vertex start, const Compressed& graph, const PerVertex<std::uint32_t>& component,
                                  PerVertex<Vertex>& before, Steps& steps) {
    std::vector<Vertex> queue{start};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (auto [arc, end] = out_edges(queue[i], graph); arc != end; ++arc) {
            steps.step();
            const Vertex next = target(*arc, graph);
            if (next == start) {
                std::vector<Vertex> cycle;
                for (Vertex v = queue[i]; v != start; v = before[v]) {
                    cycle.push_back(v);
                }
                cycle.push_back(start);
                std::reverse(cycle.begin(), cycle.end());
                return cycle;
            }
            if (component[next] == component[start] && before[next] == k_entry) {
                before[next] = queue[i];
                queue.push_back(next);
            }
        }
    }
    return {};
}

} // namespace

PerVertex<std::uint32_t> numbered(PerVertex<std::uint32_t> groups) {
    const std::uint32_t count = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
    std::vector<std::uint32_t> sizes(count, 0);
    std::vector<Vertex> firsts(count, k_entry);
    for (Vertex v = 0; v < groups.size(); ++v) {
        ++sizes[groups[v]];
        firsts[groups[v]] = std::min(firsts[groups[v]], v);
    }
    std::vector<std::uint32_t> by_size(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        by_size[i] = i;
    }
    std::sort(by_size.begin(), by_size.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::make_pair(sizes[b], firsts[a]) < std::make_pair(sizes[a], firsts[b]);
    });
    std::vector<std::uint32_t> number(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        number[by_size[i]] = i;
    }
    for (std::uint32_t& group : groups) {
        group = number[group];
    }
    return groups;
}

PerVertex<std::uint32_t> components(const Topology& topology, const Tick& tick) {
    // Where every arc has one back, strong components are components.
    return strong(undirected(topology.model().graph), tick);
}

PerVertex<std::uint32_t> strong_components(const Topology& topology, const Tick& tick) {
    return strong(topology.model().graph, tick);
}

std::vector<std::vector<Vertex>> cycles(const Topology& topology, const Tick& tick) {
    const Compressed& graph = topology.model().graph;
    const PerVertex<std::uint32_t> component = strong_components(topology, tick);
    Steps steps(tick);
    PerVertex<Vertex> before(component.size(), k_entry);
    std::vector<bool> done(component.size(), false); // by component
    std::vector<std::vector<Vertex>> found;
    for (Vertex v = 0; v < component.size(); ++v) {
        if (done[component[v]]) {
            continue;
        }
        done[component[v]] = true;
        std::vector<Vertex> cycle = cycle_through(v, graph, component, before, steps);
        if (!cycle.empty()) {
            found.push_back(std::move(cycle));
        }
    }
    return found;
}

} // namespace policygraph::graph
