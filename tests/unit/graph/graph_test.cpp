// SPDX-License-Identifier: Apache-2.0
#include <policygraph/graph/graph.hpp>

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace policygraph::graph {
namespace {

using resolve::Contribution;

/// One document that names a policy in its own way and an agency that answers for it.
Contribution document(const std::string& name, const std::string& title, std::uint8_t priority,
                      const std::string& agency) {
    Contribution made;
    made.document_id = name;
    made.nodes.push_back({"policy", "Policy", title, {{"title", title}}, priority, {{0, 3}, "t", 1000, ""}});
    made.nodes.push_back({agency, "Agency", agency, {}, 1, {{3, 6}, "t", 1000, ""}});
    made.edges.push_back(
        {"RESPONSIBLE_FOR", agency, "policy", {{"role", std::string("lead")}}, {{3, 6}, "t", 1000, ""}});
    return made;
}

std::string picture(const Graph& graph) {
    std::string drawn;
    graph.for_each_node([&](const Node& node) {
        drawn += node.id + "|" + node.kind + "|" + node.name + "|" + base::to_json(node.attributes) + "\n";
    });
    graph.for_each_edge([&](const Edge& edge) {
        drawn += edge.source + "-" + edge.kind + "->" + edge.target + "|" + base::to_json(edge.attributes) + "\n";
    });
    return drawn;
}

TEST(Graph, UnionDoesNotDependOnOrder) {
    std::vector<Contribution> documents;
    for (int i = 0; i < 8; ++i) {
        documents.push_back(document("d" + std::to_string(i), "title " + std::to_string(i % 3),
                                     static_cast<std::uint8_t>(i % 2), "agency" + std::to_string(i % 4)));
    }
    std::mt19937 random(1);
    std::string expected;
    for (int round = 0; round < 50; ++round) {
        std::shuffle(documents.begin(), documents.end(), random);
        Graph graph;
        for (const Contribution& one : documents) {
            graph.add(one);
        }
        const std::string drawn = picture(graph);
        expected = expected.empty() ? drawn : expected;
        ASSERT_EQ(drawn, expected);
    }
}

TEST(Graph, WhatADocumentSaysOfItselfWinsOverAMention) {
    Graph graph;
    graph.add(document("d1", "a mention", 1, "x"));
    graph.add(document("d2", "the title itself", 0, "x"));
    EXPECT_EQ(graph.find_node("policy")->name, "the title itself");
}

TEST(Graph, AnEdgeWithoutItsEndsIsRefused) {
    Contribution open = document("d1", "title", 0, "x");
    open.edges.push_back({"CITES", "policy", "elsewhere", {}, {{0, 1}, "t", 1000, ""}});
    Graph graph;
    EXPECT_THROW(graph.add(open), base::InputError);
    EXPECT_EQ(graph.node_count(), 0U);
}

TEST(Graph, NeighboursByDirection) {
    Graph graph;
    graph.add(document("d1", "title", 0, "x"));
    graph.add(document("d2", "title", 0, "y"));
    EXPECT_EQ(graph.neighbours("policy").size(), 2U);
    EXPECT_EQ(graph.neighbours("policy", Direction::In).size(), 2U);
    EXPECT_TRUE(graph.neighbours("policy", Direction::Out).empty());
    ASSERT_EQ(graph.neighbours("x", Direction::Out).size(), 1U);
    EXPECT_EQ(graph.neighbours("x", Direction::Out)[0].node->id, "policy");
    EXPECT_TRUE(graph.neighbours("nobody").empty());
}

} // namespace
} // namespace policygraph::graph
