// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/analyze.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/graph/measures.hpp>
#include <policygraph/query/whole_graph.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace policygraph::query {

namespace {

using graph::Vertex;

/// Nine digits: what is behind them depends on the order of sums.
double rounded(double value) {
    if (value == 0 || !std::isfinite(value)) {
        return 0;
    }
    const double scale = std::pow(10.0, 8 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
}

const MeasureEntry& entry_of(const std::string& what) {
    const auto& all = measures();
    const auto found = std::find_if(all.begin(), all.end(), [&](const MeasureEntry& one) { return one.name == what; });
    if (found == all.end()) {
        std::string names;
        for (const MeasureEntry& one : all) {
            names += (names.empty() ? "" : ", ") + std::string(one.name);
        }
        throw base::UsageError("there is no measure " + what + "; there are " + names);
    }
    return *found;
}

WholeGraph load(const store::Reader& reader, const AnalyzeOptions& options) {
    GraphFilter filter;
    filter.node_kinds = options.kinds;
    filter.edge_kinds = options.relations;
    if (options.what == "cycles" || options.what == "dominators") {
        if (filter.edge_kinds.empty()) {
            filter.edge_kinds = lineage_kinds();
        }
        filter.tasks_as_policies = true;
    }
    if (options.what == "dominators" && filter.node_kinds.empty()) {
        for (const char* const kind : {"Law", "Policy"}) {
            if (!reader.rows("SELECT 1 FROM node WHERE kind = :kind LIMIT 1", {{"kind", std::string(kind)}}).empty()) {
                filter.node_kinds.emplace_back(kind);
            }
        }
    }
    return load_graph(reader, filter);
}

/// What a measure says of each vertex: the columns, the first of which ranks.
struct Values {
    std::vector<std::string> columns;
    std::vector<std::vector<base::Value>> cells; // by column, then vertex
};

template <typename Number>
std::vector<base::Value> cells_of(const std::vector<Number>& numbers) {
    std::vector<base::Value> cells;
    cells.reserve(numbers.size());
    for (const Number number : numbers) {
        if constexpr (std::is_floating_point_v<Number>) {
            cells.emplace_back(rounded(number));
        } else {
            cells.emplace_back(std::int64_t{number});
        }
    }
    return cells;
}

/// Groups count from 1, for people.
std::vector<base::Value> group_cells(const std::vector<std::uint32_t>& groups) {
    std::vector<base::Value> cells;
    cells.reserve(groups.size());
    for (const std::uint32_t group : groups) {
        cells.emplace_back(std::int64_t{group} + 1);
    }
    return cells;
}

std::vector<std::uint32_t> sums(const graph::Degrees& degrees) {
    std::vector<std::uint32_t> all(degrees.in.size());
    std::transform(degrees.in.begin(), degrees.in.end(), degrees.out.begin(), all.begin(), std::plus<>());
    return all;
}

/// From the tops of the lineage downwards: what rests on a document may all pass through it.
graph::PerVertex<Vertex> lineage_dominators(const WholeGraph& whole, const graph::Tick& tick) {
    return graph::dominators(graph::reversed(whole.topology), tick);
}

std::vector<std::uint32_t> groups_of(const WholeGraph& whole, const AnalyzeOptions& options) {
    return options.what == "components" ? graph::components(whole.topology, options.tick)
                                        : graph::communities(whole.topology, options.tick);
}

Values values_of(const WholeGraph& whole, const AnalyzeOptions& options) {
    const std::string& what = options.what;
    if (what == "degree") {
        const graph::Degrees found = graph::degrees(whole.topology);
        return {{"degree", "in", "out"}, {cells_of(sums(found)), cells_of(found.in), cells_of(found.out)}};
    }
    if (what == "pagerank") {
        return {{what}, {cells_of(graph::page_rank(whole.topology, {}, options.tick))}};
    }
    if (what == "betweenness") {
        return {{what}, {cells_of(graph::betweenness(whole.topology, options.tick))}};
    }
    if (what == "core") {
        return {{what}, {cells_of(graph::core_numbers(whole.topology, options.tick))}};
    }
    if (what == "dominators") {
        return {{"dominates"}, {cells_of(graph::dominated(lineage_dominators(whole, options.tick)))}};
    }
    return {{what == "components" ? "component" : "community"}, {group_cells(groups_of(whole, options))}};
}

double number_of(const base::Value& value) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
}

Cell cell_of(const base::Value& value) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? Cell(*whole) : Cell(std::get<double>(value));
}

class Names {
public:
    Names(const store::Reader& reader, const WholeGraph& whole)
        : m_whole(whole), m_node(reader, "SELECT name, kind, substr(key, 1, 12) FROM node WHERE id = :id") {}

    /// name, kind, id.
    std::array<std::string, 3> of(Vertex vertex) {
        m_node.bind(0, m_whole.nodes.row(vertex));
        std::array<std::string, 3> found;
        if (m_node.step()) {
            for (int i = 0; i < 3; ++i) {
                found.at(static_cast<std::size_t>(i)) = m_node.text(i);
            }
        }
        return found;
    }

private:
    const WholeGraph& m_whole;
    store::Prepared m_node;
};

/// The first `limit` of `all`, in the order of `before`; the rest only counts.
template <typename Before>
void take_first(std::vector<Vertex>& all, const AnalyzeOptions& options, Table& table, Before before) {
    const std::size_t kept = options.limit == 0 ? all.size() : std::min(options.limit, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), before);
    table.left_out = all.size() - kept;
    all.resize(kept);
}

std::vector<Vertex> all_vertices(const WholeGraph& whole) {
    std::vector<Vertex> all(whole.topology.vertex_count());
    std::iota(all.begin(), all.end(), Vertex{0});
    return all;
}

/// Between two steps that know of no time-out.
void look_at_the_clock(const AnalyzeOptions& options) {
    if (options.tick) {
        options.tick();
    }
}

/// A row a node, the highest value first; groups the largest, that is the lowest number, first.
Table ranking(const store::Reader& reader, const WholeGraph& whole, const AnalyzeOptions& options) {
    const Values values = values_of(whole, options);
    look_at_the_clock(options);
    const bool rising = options.what == "components" || options.what == "communities";
    Table table;
    table.columns = values.columns;
    table.columns.insert(table.columns.end(), {"name", "kind", "id"});
    std::vector<Vertex> order = all_vertices(whole);
    if (options.what == "dominators") {
        std::erase_if(order, [&](Vertex v) { return number_of(values.cells[0][v]) == 0; });
    }
    take_first(order, options, table, [&](Vertex a, Vertex b) {
        const double x = number_of(values.cells[0][rising ? b : a]);
        const double y = number_of(values.cells[0][rising ? a : b]);
        return x != y ? x > y : a < b;
    });
    Names names(reader, whole);
    for (const Vertex v : order) {
        Row row;
        for (const auto& column : values.cells) {
            row.push_back(cell_of(column[v]));
        }
        auto [name, kind, id] = names.of(v);
        row.insert(row.end(), {std::move(name), std::move(kind), std::move(id)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// A row a group: its number, its size, and those of its nodes that have most edges.
Table group_table(const store::Reader& reader, const WholeGraph& whole, const AnalyzeOptions& options) {
    constexpr std::size_t k_shown = 5;
    const std::vector<std::uint32_t> groups = groups_of(whole, options);
    const std::vector<std::uint32_t> degree = sums(graph::degrees(whole.topology));
    const std::uint32_t count = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
    const std::uint32_t shown = options.limit == 0 ? count : std::min(count, static_cast<std::uint32_t>(options.limit));
    std::vector<std::vector<Vertex>> members(shown);
    for (Vertex v = 0; v < groups.size(); ++v) {
        if (groups[v] < shown) {
            members[groups[v]].push_back(v);
        }
    }
    Table table;
    table.columns = {options.what == "components" ? "component" : "community", "size", "central"};
    table.left_out = count - shown;
    Names names(reader, whole);
    for (std::uint32_t group = 0; group < shown; ++group) {
        auto& nodes = members[group];
        const std::size_t size = nodes.size();
        const std::size_t first = std::min(k_shown, size);
        std::partial_sort(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(first), nodes.end(),
                          [&](Vertex a, Vertex b) { return degree[a] != degree[b] ? degree[a] > degree[b] : a < b; });
        std::string central;
        for (std::size_t i = 0; i < first; ++i) {
            central += (i == 0 ? "" : "; ") + names.of(nodes[i])[0];
        }
        table.rows.push_back({std::int64_t{group} + 1, static_cast<std::int64_t>(size), std::move(central)});
    }
    return table;
}

std::string relation_between(const WholeGraph& whole, Vertex from, Vertex to) {
    std::string relation;
    whole.topology.out(from, [&](const graph::Topology::Arc& arc) {
        if (arc.other == to && relation.empty()) {
            relation = whole.kinds[arc.kind];
        }
    });
    return relation;
}

/// A row a step: the node and the relation that leads to the next, the last back to the first.
Table cycle_table(const store::Reader& reader, const WholeGraph& whole, const AnalyzeOptions& options) {
    Table table;
    table.columns = {"cycle", "step", "name", "kind", "relation", "to", "id"};
    Names names(reader, whole);
    std::int64_t number = 0;
    for (const auto& cycle : graph::cycles(whole.topology, options.tick)) {
        ++number;
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            if (options.limit != 0 && table.rows.size() == options.limit) {
                ++table.left_out;
                continue;
            }
            const Vertex next = cycle[(i + 1) % cycle.size()];
            auto [name, kind, id] = names.of(cycle[i]);
            table.rows.push_back({number, static_cast<std::int64_t>(i + 1), std::move(name), std::move(kind),
                                  relation_between(whole, cycle[i], next), names.of(next)[0], std::move(id)});
        }
    }
    return table;
}

} // namespace

const std::vector<MeasureEntry>& measures() {
    static const std::vector<MeasureEntry> all = {
        {"degree", "edges of a node, in and out", true},
        {"pagerank", "what many and important nodes point to", true},
        {"betweenness", "what lies on most shortest paths (directions left aside)", true},
        {"components", "what hangs together at all", true},
        {"communities", "what hangs together closely (Louvain)", true},
        {"core", "the k of the innermost k-core of a node", true},
        {"cycles", "policies that rest on each other in a circle", false},
        {"dominators", "upstream documents that everything below passes through", true},
    };
    return all;
}

Table analyze(const store::Reader& reader, const AnalyzeOptions& options) {
    entry_of(options.what);
    const WholeGraph whole = load(reader, options);
    look_at_the_clock(options);
    if (options.what == "cycles") {
        return cycle_table(reader, whole, options);
    }
    const bool groups = options.what == "components" || options.what == "communities";
    return groups && !options.members ? group_table(reader, whole, options) : ranking(reader, whole, options);
}

NodeValues measure(const store::Reader& reader, const AnalyzeOptions& options) {
    if (!entry_of(options.what).per_node) {
        throw base::UsageError(options.what + " gives no value for each node");
    }
    const WholeGraph whole = load(reader, options);
    Values values = values_of(whole, options);
    NodeValues found;
    found.reserve(whole.nodes.size());
    for (Vertex v = 0; v < whole.nodes.size(); ++v) {
        found.emplace(whole.nodes.row(v), std::move(values.cells[0][v]));
    }
    return found;
}

} // namespace policygraph::query
