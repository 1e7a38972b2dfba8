// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/whole_graph.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/nearest.hpp>
#include <policygraph/store/adjacency.hpp>
#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace policygraph::query {

namespace {

constexpr std::int64_t k_dense = std::int64_t{1} << 26; // the way back from rows up to here is a plain table
constexpr std::string_view k_has_task = "HAS_TASK";

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

void require_node_kinds(const store::Reader& reader, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (reader.rows("SELECT 1 FROM node WHERE kind = :kind LIMIT 1", {{"kind", kind}}).empty()) {
            std::vector<std::string> kinds_there;
            for (const store::Row& row : reader.rows("SELECT DISTINCT kind FROM node ORDER BY kind")) {
                kinds_there.push_back(store::text_of(row[0]));
            }
            const std::optional<std::string> near = base::nearest(kind, kinds_there);
            throw base::UsageError("no node of kind " + kind + " in this database" +
                                   (near ? "; nearest: " + *near : ""));
        }
    }
}

/// The nodes in the order of their keys: the index of the keys has all that is wanted.
VertexRows load_nodes(const store::Reader& reader, const std::vector<std::string>& kinds) {
    require_node_kinds(reader, kinds);
    VertexRows wanted;
    for (const std::string& kind : kinds) {
        store::Prepared of_kind(reader, "SELECT id FROM node WHERE kind = :kind");
        of_kind.bind(0, kind);
        while (of_kind.step()) {
            wanted.add(of_kind.integer(0));
        }
    }
    VertexRows nodes;
    reader.scan("id", "node INDEXED BY node_key", [&](const store::ScannedRow& node) {
        const std::int64_t row = node.integer(0);
        if (kinds.empty() || wanted.vertex(row) != VertexRows::k_none) {
            nodes.add(row);
        }
    });
    return nodes;
}

/// Texts that come in runs, as numbers.
class KindNumbers {
public:
    graph::ArcKind of(std::string_view kind) {
        if (m_last < m_kinds.size() && m_kinds[m_last] == kind) {
            return static_cast<graph::ArcKind>(m_last);
        }
        m_last = static_cast<std::size_t>(std::find(m_kinds.begin(), m_kinds.end(), kind) - m_kinds.begin());
        if (m_last == m_kinds.size()) {
            if (m_kinds.size() > std::numeric_limits<graph::ArcKind>::max()) {
                throw base::DataError("the database", 0, 0, "has more kinds of edges than can be");
            }
            m_kinds.emplace_back(kind);
        }
        return static_cast<graph::ArcKind>(m_last);
    }
    std::vector<std::string> take() { return std::move(m_kinds); }

private:
    std::vector<std::string> m_kinds;
    std::size_t m_last = 0;
};

class Loader {
public:
    Loader(const store::Reader& reader, const GraphFilter& filter)
        : m_reader(reader), m_filter(filter), m_nodes(load_nodes(reader, filter.node_kinds)) {}

    WholeGraph load() {
        if (m_filter.tasks_as_policies) {
            load_owners();
        }
        load_arcs();
        for (const std::string& kind : m_filter.edge_kinds) {
            if (!contains(m_seen, kind)) {
                require_edge_kind(kind);
            }
        }
        const graph::Vertex size = m_nodes.size();
        return {std::move(m_nodes), std::move(m_seen), graph::Topology(size, std::move(m_arcs))};
    }

private:
    void load_owners() {
        store::Prepared owners(m_reader, "SELECT source, target FROM edge WHERE kind = :kind ORDER BY id DESC");
        owners.bind(0, k_has_task);
        while (owners.step()) {
            m_policy_of[owners.integer(1)] = owners.integer(0);
        }
    }

    /// In the order of an index: kinds come in runs, and no row number decides which of two parallel edges is first.
    void load_arcs() {
        reserve();
        const std::vector<std::string> kinds = store::edge_kinds(m_reader);
        const bool packed = store::scan_adjacency(
            m_reader, [&](std::int64_t source, std::size_t kind, std::int64_t target, std::int64_t row) {
                take(source, kinds[kind], target, row);
                if (m_waiting.size() == k_together) {
                    add_waiting();
                }
            });
        if (!packed) { // another program wrote the database
            m_reader.scan("source, kind, target, id", "edge INDEXED BY edge_source",
                          [&](const store::ScannedRow& edge) {
                              take(edge.integer(0), edge.text(1), edge.integer(2), edge.integer(3));
                              add_waiting();
                          });
        }
        add_waiting();
        m_seen = m_numbers.take();
    }

    /// As far as row numbers tell how many there are: memory that grows is fresh memory twice.
    void reserve() {
        constexpr std::size_t k_most = std::size_t{1} << 24U;
        store::Prepared last(m_reader, "SELECT coalesce(max(id), 0) FROM edge");
        const std::size_t rows = last.step() ? static_cast<std::size_t>(std::max(std::int64_t{0}, last.integer(0))) : 0;
        m_arcs.sources.reserve(std::min(rows, k_most));
        m_arcs.targets.reserve(std::min(rows, k_most));
        m_arcs.kinds.reserve(std::min(rows, k_most));
    }

    void take(std::int64_t source, std::string_view kind, std::int64_t target, std::int64_t row) {
        if (source != m_last) {
            m_last = source;
            m_from = vertex(source);
        }
        if (m_from == VertexRows::k_none || (!m_filter.edge_kinds.empty() && !contains(m_filter.edge_kinds, kind))) {
            return;
        }
        m_waiting.push_back({m_from, kind, target, row});
    }

    /// Many at a time: the vertices of targets stand all over a table, and a loop that does nothing else waits for
    /// several at once.
    void add_waiting() {
        m_targets.clear();
        for (const Waiting& arc : m_waiting) {
            m_targets.push_back(vertex(arc.target));
        }
        for (std::size_t i = 0; i < m_waiting.size(); ++i) {
            const auto& [from, kind, target, row] = m_waiting[i];
            const graph::Vertex to = m_targets[i];
            if (to != VertexRows::k_none && !(m_filter.tasks_as_policies && to == from)) {
                add(from, to, m_numbers.of(kind), row);
            }
        }
        m_waiting.clear();
    }

    void add(graph::Vertex from, graph::Vertex to, graph::ArcKind kind, std::int64_t row) {
        if (m_arcs.size() == std::numeric_limits<std::uint32_t>::max()) {
            throw base::DataError(m_reader.path().string(), 0, 0, "has more edges than can be held");
        }
        m_arcs.sources.push_back(from);
        m_arcs.targets.push_back(to);
        m_arcs.kinds.push_back(kind);
        if (m_filter.edge_rows) {
            m_arcs.rows.push_back(static_cast<std::uint32_t>(row));
        }
    }

    [[nodiscard]] graph::Vertex vertex(std::int64_t row) const {
        const graph::Vertex direct = m_nodes.vertex(row);
        if (direct != VertexRows::k_none || m_policy_of.empty()) {
            return direct;
        }
        const auto policy = m_policy_of.find(row);
        return policy == m_policy_of.end() ? VertexRows::k_none : m_nodes.vertex(policy->second);
    }

    void require_edge_kind(const std::string& kind) const {
        if (!contains(lineage_kinds(), kind) &&
            m_reader.rows("SELECT 1 FROM edge WHERE kind = :kind LIMIT 1", {{"kind", kind}}).empty()) {
            throw base::UsageError("no relation " + kind + " in this database");
        }
    }

    const store::Reader& m_reader;
    const GraphFilter& m_filter;
    VertexRows m_nodes;
    std::unordered_map<std::int64_t, std::int64_t> m_policy_of; // of a task
    struct Waiting {
        graph::Vertex from;
        std::string_view kind;
        std::int64_t target;
        std::int64_t row;
    };
    static constexpr std::size_t k_together = 1024;
    std::vector<Waiting> m_waiting;
    std::vector<graph::Vertex> m_targets; // theirs
    KindNumbers m_numbers;
    std::int64_t m_last = 0;                   // source
    graph::Vertex m_from = VertexRows::k_none; // its vertex
    std::vector<std::string> m_seen;
    graph::ArcList m_arcs;
};

} // namespace

void VertexRows::add(std::int64_t row) {
    const auto number = static_cast<graph::Vertex>(m_rows.size());
    if (number == k_none) {
        throw base::DataError("the database", 0, 0, "has more nodes than can be held");
    }
    m_rows.push_back(row);
    if (row < 0 || row >= k_dense) { // only in a database that somebody wrote by hand
        m_far[row] = number;
        return;
    }
    const auto place = static_cast<std::size_t>(row);
    if (place >= m_near.size()) {
        m_near.resize(std::max(place + 1, 2 * m_near.size()), k_none);
    }
    m_near[place] = number;
}

graph::Vertex VertexRows::vertex(std::int64_t row) const {
    const auto place = static_cast<std::size_t>(row);
    if (row >= 0 && place < m_near.size() && m_near[place] != k_none) {
        return m_near[place];
    }
    if (m_far.empty()) {
        return k_none;
    }
    const auto found = m_far.find(row);
    return found == m_far.end() ? k_none : found->second;
}

WholeGraph load_graph(const store::Reader& reader, const GraphFilter& filter) {
    return Loader(reader, filter).load();
}

const std::vector<std::string>& lineage_kinds() {
    static const std::vector<std::string> kinds = {"IMPLEMENTS", "BASED_ON", "CITES",
                                                   "FORMULATES", "REVISES",  "REPEALS"};
    return kinds;
}

} // namespace policygraph::query
