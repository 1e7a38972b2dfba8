// SPDX-License-Identifier: Apache-2.0
// Random graphs, all in one database: the walks over the store, the model in memory and a brute force agree. The quick
// form makes 300 of them; POLICYGRAPH_GRAPHS=10000 the long one.
#include <policygraph/graph/measures.hpp>
#include <policygraph/query/walks.hpp>
#include <policygraph/query/whole_graph.hpp>

#include <policygraph/base/hash.hpp>
#include <policygraph/store/database.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::query {
namespace {

constexpr unsigned k_nodes = 7; // of each graph

struct World {
    unsigned graphs = 0;
    std::vector<std::string> keys;                    // of nodes
    std::vector<std::pair<unsigned, unsigned>> edges; // indexes in keys
    std::filesystem::path database;
};

World make_world(unsigned graphs) {
    World world;
    world.graphs = graphs;
    std::mt19937 random(11);
    read::SourceText source;
    source.text = "a text of which every byte may be a quote";
    source.path = "made.txt";
    source.sha256 = base::sha256_hex(source.text);
    source.bytes = source.text.size();
    source.format = "text";
    source.decoder = "utf-8";
    const resolve::Evidence evidence{{0, 1}, "rule", 1000, ""};
    resolve::Contribution claims;
    claims.document_id = source.sha256;
    claims.nodes.push_back({resolve::document_node_id(source.sha256), "Document", "", {}, 0, evidence});
    for (unsigned i = 0; i < graphs * k_nodes; ++i) {
        world.keys.push_back(base::content_id({"Policy", std::to_string(i)}));
        claims.nodes.push_back({world.keys.back(), "Policy", "policy " + std::to_string(i), {}, 1, evidence});
    }
    const char* const kinds[] = {"CITES", "BASED_ON", "REVISES"};
    for (unsigned g = 0; g < graphs; ++g) {
        for (unsigned i = static_cast<unsigned>(random() % (2 * k_nodes)); i > 0; --i) {
            const unsigned from = g * k_nodes + static_cast<unsigned>(random() % k_nodes);
            const unsigned to = g * k_nodes + static_cast<unsigned>(random() % k_nodes);
            world.edges.emplace_back(from, to);
            claims.edges.push_back({kinds[random() % 3], world.keys[from], world.keys[to], {}, evidence});
        }
    }
    world.database =
        std::filesystem::path(testing::TempDir()) / ("policygraph-whole-graph-" + std::to_string(getpid()) + ".db");
    std::filesystem::remove(world.database);
    store::Database database = store::Database::create(world.database);
    database.add(store::make_entry(source, "test", claims));
    database.commit();
    return world;
}

/// Steps between all pairs of a graph without directions, by Floyd and Warshall; 99: none.
std::vector<std::vector<unsigned>> distances(const World& world, unsigned graph) {
    std::vector<std::vector<unsigned>> steps(k_nodes, std::vector<unsigned>(k_nodes, 99));
    for (unsigned i = 0; i < k_nodes; ++i) {
        steps[i][i] = 0;
    }
    for (const auto& [from, to] : world.edges) {
        if (from / k_nodes == graph && from != to) {
            steps[from % k_nodes][to % k_nodes] = 1;
            steps[to % k_nodes][from % k_nodes] = 1;
        }
    }
    for (unsigned via = 0; via < k_nodes; ++via) {
        for (unsigned a = 0; a < k_nodes; ++a) {
            for (unsigned b = 0; b < k_nodes; ++b) {
                steps[a][b] = std::min(steps[a][b], steps[a][via] + steps[via][b]);
            }
        }
    }
    return steps;
}

TEST(WholeGraph, ModelStoreAndBruteForceAgree) {
    const char* const wanted = std::getenv("POLICYGRAPH_GRAPHS");
    const World world = make_world(wanted == nullptr ? 300 : static_cast<unsigned>(std::atoi(wanted)));
    const store::Reader reader(world.database);
    const WholeGraph whole = load_graph(reader, {{"Policy"}, {}, false, true});
    ASSERT_EQ(whole.topology.vertex_count(), world.keys.size());
    const auto component = graph::components(whole.topology, {});
    std::map<std::string, std::int64_t> rows;
    reader.query("SELECT key, id FROM node", {}, [&](const store::Row& row) {
        rows[std::get<std::string>(row[0])] = std::get<std::int64_t>(row[1]);
        return true;
    });
    for (unsigned g = 0; g < world.graphs; ++g) {
        const auto steps = distances(world, g);
        for (unsigned a = 0; a < k_nodes; ++a) {
            const std::string& key = world.keys[g * k_nodes + a];
            const Node from{rows.at(key), key, "Policy", ""};
            std::size_t around = 0;
            for (const auto& [source, target] : world.edges) { // parallel claims are one edge: count ends instead
                around += source == g * k_nodes + a || target == g * k_nodes + a ? 1 : 0;
            }
            std::size_t in_model = 0;
            const graph::Vertex vertex = whole.nodes.vertex(from.id);
            whole.topology.out(vertex, [&](const graph::Topology::Arc&) { ++in_model; });
            whole.topology.in(vertex, [&](const graph::Topology::Arc& arc) { in_model += arc.other != vertex; });
            const std::size_t in_store =
                reader.rows("SELECT 1 FROM edge WHERE source = :n OR target = :n", {{"n", from.id}}).size();
            ASSERT_EQ(in_model, in_store);
            ASSERT_LE(in_store, around);
            ASSERT_EQ(in_store == 0, around == 0);
            for (unsigned b = 0; b < k_nodes; ++b) {
                const std::string& other = world.keys[g * k_nodes + b];
                const Node to{rows.at(other), other, "Policy", ""};
                RowKeeper steps_found;
                path(reader, from, to, k_longest_path, steps_found);
                const std::size_t length = steps_found.table().rows.size();
                // The document publishes nothing: ways lead through the graph itself.
                ASSERT_EQ(length, steps[a][b] == 99 ? 0 : steps[a][b]);
                ASSERT_EQ(component[vertex] == component[whole.nodes.vertex(to.id)], steps[a][b] != 99);
            }
        }
    }
}

} // namespace
} // namespace policygraph::query
