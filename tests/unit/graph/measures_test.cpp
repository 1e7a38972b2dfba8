// SPDX-License-Identifier: Apache-2.0
// Small graphs whose answers a person can work out, a brute force on random ones, and shapes that break recursion.
#include <policygraph/graph/measures.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace policygraph::graph {
namespace {

using Pairs = std::vector<std::pair<Vertex, Vertex>>;

Topology make(Vertex vertices, const Pairs& pairs) {
    ArcList arcs;
    for (const auto& [from, to] : pairs) {
        arcs.sources.push_back(from);
        arcs.targets.push_back(to);
        arcs.kinds.push_back(0);
    }
    return {vertices, std::move(arcs)};
}

Topology chain(Vertex length) {
    Pairs pairs;
    for (Vertex v = 0; v + 1 < length; ++v) {
        pairs.emplace_back(v, v + 1);
    }
    return make(length, pairs);
}

const Tick k_never = [] {};

TEST(Topology, ArcsComeBackInOrder) {
    const Topology topology = make(4, {{2, 0}, {0, 3}, {0, 1}, {2, 0}});
    std::vector<Vertex> out;
    topology.out(0, [&](const Topology::Arc& arc) { out.push_back(arc.other); });
    EXPECT_EQ(out, (std::vector<Vertex>{1, 3}));
    std::vector<Vertex> in;
    topology.in(0, [&](const Topology::Arc& arc) { in.push_back(arc.other); });
    EXPECT_EQ(in, (std::vector<Vertex>{2, 2}));
    EXPECT_THROW(make(2, {{0, 2}}), std::out_of_range);
    EXPECT_EQ(make(0, {}).vertex_count(), 0U);
}

TEST(Measures, PageRankOfAStar) {
    // Two point to the third, which points nowhere: 1 : 1 : 1 + 2 * 0.85.
    const auto ranks = page_rank(make(3, {{0, 2}, {1, 2}}), {}, k_never);
    EXPECT_NEAR(ranks[2] / ranks[0], 2.7, 1e-9);
    EXPECT_NEAR(ranks[0] + ranks[1] + ranks[2], 1, 1e-12);
}

TEST(Measures, BetweennessOfAPath) {
    EXPECT_EQ(betweenness(make(4, {{0, 1}, {1, 2}, {2, 3}}), k_never), (std::vector<double>{0, 2, 2, 0}));
}

TEST(Measures, CoresOfATriangleWithATail) {
    EXPECT_EQ(core_numbers(make(5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}), k_never),
              (std::vector<std::uint32_t>{2, 2, 2, 1, 0}));
}

TEST(Measures, ComponentsLargestFirst) {
    EXPECT_EQ(components(make(6, {{1, 0}, {2, 3}, {4, 3}}), k_never), (std::vector<std::uint32_t>{1, 1, 0, 0, 0, 2}));
}

TEST(Measures, TwoTrianglesAreTwoCommunities) {
    const Topology topology = make(6, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}});
    const auto groups = communities(topology, k_never);
    EXPECT_EQ(groups, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}));
    EXPECT_NEAR(modularity(topology, groups), 6.0 / 7 - 0.5, 1e-12);
}

TEST(Measures, ShortestCycleOfEachComponent) {
    const auto found = cycles(make(6, {{0, 1}, {1, 2}, {2, 0}, {1, 0}, {3, 4}, {5, 5}}), k_never);
    EXPECT_EQ(found, (std::vector<std::vector<Vertex>>{{0, 1}, {5}}));
}

TEST(Measures, WhatEveryWayPasses) {
    // 0 → 1 and 2 → 3 → 4; 5 and 6 only point to each other.
    const auto found = dominators(make(7, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {5, 6}, {6, 5}}), k_never);
    EXPECT_EQ(found, (std::vector<Vertex>{k_entry, 0, 0, 0, 3, k_entry, 5}));
    EXPECT_EQ(dominated(found), (std::vector<std::uint32_t>{4, 0, 0, 1, 0, 1, 0}));
}

/// Reached from all entries without passing `without`.
std::vector<bool> reached(const Topology& topology, const std::vector<Vertex>& entries, Vertex without) {
    std::vector<bool> seen(topology.vertex_count(), false);
    std::vector<Vertex> stack;
    const auto push = [&](Vertex v) {
        if (v != without && !seen[v]) {
            seen[v] = true;
            stack.push_back(v);
        }
    };
    for (const Vertex v : entries) {
        push(v);
    }
    while (!stack.empty()) {
        const Vertex v = stack.back();
        stack.pop_back();
        topology.out(v, [&](const Topology::Arc& arc) { push(arc.other); });
    }
    return seen;
}

TEST(Measures, RandomGraphsAgreeWithBruteForce) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const Vertex size = 1 + static_cast<Vertex>(random() % 9);
        Pairs pairs;
        for (auto i = static_cast<Vertex>(random() % (3 * size)); i > 0; --i) {
            pairs.emplace_back(static_cast<Vertex>(random() % size), static_cast<Vertex>(random() % size));
        }
        const Topology topology = make(size, pairs);
        // Components and strong components: who reaches whom.
        std::vector<std::vector<bool>> reach;
        Pairs both = pairs;
        for (const auto& [from, to] : pairs) {
            both.emplace_back(to, from);
        }
        const Topology symmetric = make(size, both);
        const auto weak = components(topology, k_never);
        const auto strong = strong_components(topology, k_never);
        for (Vertex v = 0; v < size; ++v) {
            reach.push_back(reached(topology, {v}, k_entry));
        }
        for (Vertex a = 0; a < size; ++a) {
            const auto around = reached(symmetric, {a}, k_entry);
            for (Vertex b = 0; b < size; ++b) {
                ASSERT_EQ(weak[a] == weak[b], around[b]);
                ASSERT_EQ(strong[a] == strong[b], reach[a][b] && reach[b][a]);
            }
        }
        // Dominators: d is above v where v is not reached without d, and nothing else above v is below d.
        std::vector<Vertex> entries;
        const auto found = dominators(topology, k_never);
        const auto in = degrees(topology).in;
        std::vector<bool> seen(size, false);
        for (const bool only_cycles : {false, true}) {
            for (Vertex v = 0; v < size; ++v) {
                if (only_cycles ? !seen[v] : in[v] == 0) {
                    entries.push_back(v);
                    seen = reached(topology, entries, k_entry);
                }
            }
        }
        for (Vertex d = 0; d < size; ++d) {
            const auto without = reached(topology, entries, d);
            for (Vertex v = 0; v < size; ++v) {
                Vertex above = v;
                while (above != k_entry && above != d) {
                    above = found[above];
                }
                ASSERT_EQ(above == d, !without[v]) << "round " << round << ": " << d << " over " << v;
            }
        }
    }
}

TEST(Measures, LongChainsAndBigStarsNeedNoRecursion) {
    const Topology line = chain(200000);
    EXPECT_EQ(components(line, k_never).back(), 0U);
    EXPECT_EQ(dominated(dominators(line, k_never))[0], 199999U);
    EXPECT_EQ(core_numbers(line, k_never)[1], 1U);
    EXPECT_EQ(cycles(line, k_never).size(), 0U);
    Pairs spokes;
    for (Vertex v = 1; v < 200000; ++v) {
        spokes.emplace_back(v, 0);
    }
    const Topology star = make(200000, spokes);
    EXPECT_EQ(degrees(star).in[0], 199999U);
    const auto groups = communities(star, k_never);
    EXPECT_EQ(*std::max_element(groups.begin(), groups.end()), 0U);
}

TEST(Measures, ATickEndsTheWork) {
    const Topology line = chain(100000);
    const Tick stop = [] { throw std::runtime_error("enough"); };
    EXPECT_THROW(static_cast<void>(betweenness(line, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(components(line, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(communities(line, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(dominators(line, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(core_numbers(line, stop)), std::runtime_error);
    EXPECT_THROW(static_cast<void>(page_rank(line, {}, stop)), std::runtime_error);
}

} // namespace
} // namespace policygraph::graph
