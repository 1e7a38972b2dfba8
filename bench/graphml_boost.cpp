// SPDX-License-Identifier: Apache-2.0
// boost::write_graphml over the graph of a database, with the texts of nodes and edges but not their attributes:
//     bench_graphml_boost DATABASE FILE
// prints the CPU seconds of writing alone; the graph was in memory before.
#include <policygraph/store/prepared.hpp>
#include <policygraph/store/reader.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <boost/property_map/dynamic_property_map.hpp>

#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_map>

namespace {

struct Node {
    std::string key, kind, source_file, quote, name;
};
struct Edge { // a type of its own, else its properties would be taken for those of nodes
    std::string key, kind, source_file, quote;
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Node, Edge>;

std::string sql(const std::string& table, const std::string& columns) {
    return "SELECT r.key, r.kind, d.path, CAST(substr(CAST(d.text AS BLOB), "
           "v.byte_start + 1, v.byte_end - "
           "v.byte_start) "
           "AS TEXT), r.id, " +
           columns + " FROM " + table + " r JOIN evidence v ON v.id = (SELECT min(id) FROM evidence WHERE " + table +
           " = r.id) JOIN document d ON d.id = v.document ORDER BY r.id";
}

template <typename Row>
Row row_of(const policygraph::store::Prepared& rows) {
    const auto text = [&](int column) { return std::string(rows.text(column)); };
    Row row;
    row.key = text(0);
    row.kind = text(1);
    row.source_file = text(2);
    row.quote = text(3);
    return row;
}

Graph load(const std::string& database) {
    const policygraph::store::Reader reader(database);
    Graph graph;
    std::unordered_map<std::int64_t, Graph::vertex_descriptor> vertex_of;
    policygraph::store::Prepared nodes(reader, sql("node", "r.name"));
    while (nodes.step()) {
        auto row = row_of<Node>(nodes);
        row.name = nodes.text(5);
        vertex_of[nodes.integer(4)] = boost::add_vertex(std::move(row), graph);
    }
    policygraph::store::Prepared edges(reader, sql("edge", "r.source, r.target"));
    while (edges.step()) {
        boost::add_edge(vertex_of.at(edges.integer(5)), vertex_of.at(edges.integer(6)), row_of<Edge>(edges), graph);
    }
    return graph;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: bench_graphml_boost DATABASE FILE\n";
        return 2;
    }
    Graph graph = load(argv[1]);
    boost::dynamic_properties properties;
    properties.property("id", boost::get(&Node::key, graph));
    properties.property("kind", boost::get(&Node::kind, graph));
    properties.property("title", boost::get(&Node::name, graph));
    properties.property("source_file", boost::get(&Node::source_file, graph));
    properties.property("quote", boost::get(&Node::quote, graph));
    properties.property("edge_id", boost::get(&Edge::key, graph));
    properties.property("relation", boost::get(&Edge::kind, graph));
    properties.property("edge_source_file", boost::get(&Edge::source_file, graph));
    properties.property("edge_quote", boost::get(&Edge::quote, graph));
    const std::clock_t begin = std::clock();
    {
        std::ofstream out(argv[2]);
        boost::write_graphml(out, graph, properties);
    }
    std::cout << static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC << '\n';
}
