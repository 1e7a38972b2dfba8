// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_store.hpp"

#include <policygraph/base/attributes.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::query::cypher {

namespace {

constexpr std::size_t k_remembered = 20000;

// In the order of the content keys, so that row numbers have no say in any answer.
constexpr std::string_view k_out = "SELECT e.id, e.source, e.target, e.kind FROM edge e JOIN node n ON n.id = e.target "
                                   "WHERE e.source = ? ORDER BY e.kind, n.key";
constexpr std::string_view k_in = "SELECT e.id, e.source, e.target, e.kind FROM edge e JOIN node n ON n.id = e.source "
                                  "WHERE e.target = ? ORDER BY e.kind, n.key";
constexpr std::string_view k_quote =
    "SELECT d.path, v.byte_start, v.byte_end,"
    " CAST(substr(CAST(d.text AS BLOB), v.byte_start + 1, v.byte_end - v.byte_start) AS TEXT)"
    " FROM evidence v JOIN document d ON d.id = v.document WHERE v.";
constexpr std::string_view k_first = " = ? ORDER BY d.path, v.byte_start, v.byte_end, v.rule LIMIT 1";
constexpr std::array<std::string_view, 4> k_quoted = {"file", "byte_start", "byte_end", "quote"};

std::string quote_sql(std::string_view column) {
    return std::string(k_quote) + std::string(column) + std::string(k_first);
}

Value value_of(const base::Value& value) {
    return std::visit([](const auto& one) { return Value(one); }, value);
}

Value value_of(const store::Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    const auto* whole = std::get_if<std::int64_t>(&cell);
    return whole == nullptr ? Value() : Value(*whole);
}

} // namespace

StoreSource::StoreSource(const store::Reader& reader)
    : m_reader(reader), m_out(reader, k_out), m_in(reader, k_in), m_kind(reader, "SELECT kind FROM node WHERE id = ?"),
      m_node(reader, "SELECT kind, attributes, key, name FROM node WHERE id = ?"),
      m_edge(reader, "SELECT kind, attributes, key FROM edge WHERE id = ?"), m_node_quote(reader, quote_sql("node")),
      m_edge_quote(reader, quote_sql("edge")) {}

void StoreSource::nodes(const NodeSearch& search, const std::function<bool(Id)>& visit) {
    std::string sql = "SELECT id FROM node WHERE 1";
    std::vector<std::string> texts;
    if (!search.label.empty()) {
        sql += " AND kind = ?";
        texts.push_back(search.label);
    }
    for (const auto& [key, value] : search.known) {
        const auto* text = value.get<std::string>();
        if (text != nullptr && (key == "name" || key == "id")) {
            sql += key == "id" ? " AND key = ?" : " AND name = ?";
            texts.push_back(*text);
        }
    }
    store::Prepared statement(m_reader, sql + (search.label.empty() ? " ORDER BY key" : " ORDER BY name, key"));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        statement.bind(static_cast<int>(i), std::string_view(texts[i]));
    }
    while (statement.step() && visit(statement.integer(0))) {
    }
}

void StoreSource::edges(Id node, Toward toward, const std::vector<std::string>& types, std::vector<EdgeRef>& found) {
    store::Prepared& statement = toward == Toward::Left ? m_in : m_out;
    statement.bind(0, node);
    while (statement.step()) {
        if (types.empty() || std::find(types.begin(), types.end(), statement.text(3)) != types.end()) {
            found.push_back({statement.integer(0), statement.integer(1), statement.integer(2)});
        }
    }
}

const StoreSource::Entity& StoreSource::entity(Id id, bool node) {
    auto& known = node ? m_nodes : m_edges;
    if (const auto found = known.find(id); found != known.end()) {
        return found->second;
    }
    if (known.size() >= k_remembered) {
        known.clear();
    }
    Entity& made = known[id];
    store::Prepared& statement = node ? m_node : m_edge;
    statement.bind(0, id);
    if (statement.step()) {
        made.kind = statement.text(0);
        for (const auto& [key, value] : base::attributes_from_json(std::string(statement.text(1)))) {
            made.properties.emplace(key, value_of(value));
        }
        made.properties["id"] = Value(statement.text(2));
        if (node) {
            made.properties["name"] = Value(statement.text(3));
        }
    }
    return made;
}

std::vector<std::string> StoreSource::labels(Id node) {
    if (const auto found = m_nodes.find(node); found != m_nodes.end()) {
        return {found->second.kind};
    }
    m_kind.bind(0, node);
    return m_kind.step() ? std::vector<std::string>{std::string(m_kind.text(0))} : std::vector<std::string>();
}

std::string StoreSource::type(EdgeRef edge) {
    return entity(edge.id, false).kind;
}

Value StoreSource::quoted(Id id, bool node, std::string_view key) {
    const auto place = std::find(k_quoted.begin(), k_quoted.end(), key);
    if (place == k_quoted.end()) {
        return {};
    }
    store::Prepared& statement = node ? m_node_quote : m_edge_quote;
    statement.bind(0, id);
    return statement.step() ? value_of(statement.cell(static_cast<int>(place - k_quoted.begin()))) : Value();
}

Value StoreSource::property(NodeRef node, std::string_view key) {
    const Map& all = entity(node.id, true).properties;
    const auto found = all.find(key);
    return found == all.end() ? quoted(node.id, true, key) : found->second;
}

Value StoreSource::property(EdgeRef edge, std::string_view key) {
    const Map& all = entity(edge.id, false).properties;
    const auto found = all.find(key);
    return found == all.end() ? quoted(edge.id, false, key) : found->second;
}

Map StoreSource::properties(NodeRef node) {
    return entity(node.id, true).properties;
}

Map StoreSource::properties(EdgeRef edge) {
    return entity(edge.id, false).properties;
}

} // namespace policygraph::query::cypher
