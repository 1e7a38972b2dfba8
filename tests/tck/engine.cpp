// SPDX-License-Identifier: Apache-2.0
// The match of policygraph over a graph in memory, for openCypher's own scenarios (tck.py).
//
// Reads lines of JSON {"setup": ["CREATE …", …], "params": {"name": "text of a value"}, "query": "…"} and answers each
// with {"columns": […], "rows": [["text of a value", …], …]} or {"error": "…"}.
#include "query/cypher_functions.hpp"
#include "query/cypher_run.hpp"

#include <policygraph/query/match.hpp>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

using namespace policygraph::query;
using namespace policygraph::query::cypher;

namespace {

class MemoryGraph : public GraphSource {
public:
    void nodes(const NodeSearch& /*search*/, const std::function<bool(Id)>& visit) override {
        for (std::size_t i = 0; i < m_nodes.size() && visit(static_cast<Id>(i)); ++i) {
        }
    }
    void edges(Id node, Toward toward, const std::vector<std::string>& types, std::vector<EdgeRef>& found) override {
        for (const Edge& edge : m_edges) {
            const Id end = toward == Toward::Right ? edge.ref.source : edge.ref.target;
            if (end == node && (types.empty() || std::find(types.begin(), types.end(), edge.type) != types.end())) {
                found.push_back(edge.ref);
            }
        }
    }
    [[nodiscard]] std::vector<std::string> labels(Id node) override { return at(node).labels; }
    [[nodiscard]] std::string type(EdgeRef edge) override { return at(edge).type; }
    [[nodiscard]] Value property(NodeRef node, std::string_view key) override {
        return get(at(node.id).properties, key);
    }
    [[nodiscard]] Value property(EdgeRef edge, std::string_view key) override { return get(at(edge).properties, key); }
    [[nodiscard]] Map properties(NodeRef node) override { return at(node.id).properties; }
    [[nodiscard]] Map properties(EdgeRef edge) override { return at(edge).properties; }

    NodeRef create_node(const std::vector<std::string>& labels, const Map& properties) override {
        std::vector<std::string> sorted = labels;
        std::sort(sorted.begin(), sorted.end());
        m_nodes.push_back({sorted, properties});
        return NodeRef{static_cast<Id>(m_nodes.size() - 1)};
    }
    EdgeRef create_edge(const std::string& type, Id source, Id target, const Map& properties) override {
        const EdgeRef made{static_cast<Id>(m_edges.size()), source, target};
        m_edges.push_back({made, type, properties});
        return made;
    }

private:
    struct Node {
        std::vector<std::string> labels;
        Map properties;
    };
    struct Edge {
        EdgeRef ref;
        std::string type;
        Map properties;
    };
    static Value get(const Map& map, std::string_view key) {
        const auto found = map.find(key);
        return found == map.end() ? Value() : found->second;
    }
    Node& at(Id node) { return m_nodes.at(static_cast<std::size_t>(node)); }
    Edge& at(EdgeRef edge) { return m_edges.at(static_cast<std::size_t>(edge.id)); }

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
};

class Writer {
public:
    explicit Writer(GraphSource& source) : m_source(source) {}

    std::string text(const Value& value) {
        if (const auto* node = value.get<NodeRef>()) {
            return this->node(node->id);
        }
        if (const auto* edge = value.get<EdgeRef>()) {
            return this->edge(*edge);
        }
        if (const auto* string = value.get<std::string>()) {
            return "'" + *string + "'";
        }
        if (const auto* truth = value.get<bool>()) {
            return *truth ? "true" : "false";
        }
        if (const auto* whole = value.get<std::int64_t>()) {
            return std::to_string(*whole);
        }
        if (const auto* real = value.get<double>()) {
            return float_text(*real);
        }
        if (value.list() != nullptr) {
            std::string all;
            for (const Value& one : *value.list()) {
                all += (all.empty() ? "" : ", ") + text(one);
            }
            return "[" + all + "]";
        }
        if (value.map() != nullptr) {
            return map(*value.map());
        }
        return value.path() != nullptr ? path(*value.path()) : "null";
    }

private:
    std::string map(const Map& map) {
        std::string all;
        for (const auto& [key, one] : map) {
            all += (all.empty() ? "" : ", ") + key + ": " + text(one);
        }
        return "{" + all + "}";
    }
    std::string node(Id id) {
        std::string all;
        for (const std::string& label : m_source.labels(id)) {
            all += ":" + label;
        }
        const Map properties = m_source.properties(NodeRef{id});
        return "(" + all + (properties.empty() ? "" : (all.empty() ? "" : " ") + map(properties)) + ")";
    }
    std::string edge(EdgeRef ref) {
        const Map properties = m_source.properties(ref);
        return "[:" + m_source.type(ref) + (properties.empty() ? "" : " " + map(properties)) + "]";
    }
    std::string path(const Path& path) {
        std::string all = node(path.nodes.front());
        for (std::size_t i = 0; i < path.edges.size(); ++i) {
            const bool along = path.edges[i].source == path.nodes[i];
            all += (along ? "-" : "<-") + edge(path.edges[i]) + (along ? "->" : "-") + node(path.nodes[i + 1]);
        }
        return "<" + all + ">";
    }

    GraphSource& m_source;
};

void carry_out(const rapidjson::Document& task, rapidjson::Writer<rapidjson::StringBuffer>& out) {
    MemoryGraph graph;
    for (const auto& step : task["setup"].GetArray()) {
        static_cast<void>(answer(step.GetString(), graph, {}, {}, true));
    }
    Map params;
    for (const auto& param : task["params"].GetObject()) {
        params[param.name.GetString()] = constant(param.value.GetString(), graph);
    }
    const Answer found = answer(task["query"].GetString(), graph, params);
    Writer writer(graph);
    out.StartObject();
    out.Key("columns");
    out.StartArray();
    for (const std::string& column : found.columns) {
        out.String(column);
    }
    out.EndArray();
    out.Key("rows");
    out.StartArray();
    for (const List& row : found.rows) {
        out.StartArray();
        for (const Value& value : row) {
            out.String(writer.text(value));
        }
        out.EndArray();
    }
    out.EndArray();
    out.EndObject();
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        rapidjson::Document task;
        task.Parse(line.data(), line.size());
        rapidjson::StringBuffer buffer;
        rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
        try {
            carry_out(task, out);
        } catch (const std::exception& error) {
            buffer.Clear();
            out.Reset(buffer);
            out.StartObject();
            out.Key("error");
            out.String(error.what());
            out.EndObject();
        }
        std::cout << buffer.GetString() << std::endl;
    }
    return 0;
}
