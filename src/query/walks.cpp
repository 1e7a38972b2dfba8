// SPDX-License-Identifier: Apache-2.0
// Breadth-first over the store's indexes; the graph is never loaded. A path is looked for from both ends, always
// from the side with the smaller edge of exploration.
#include <policygraph/query/walks.hpp>

#include "query/step_sql.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace policygraph::query {

namespace {

using Id = std::int64_t;

struct Step {
    Id edge = 0;
    Id other = 0;
};

class Around {
public:
    explicit Around(const store::Reader& reader) : m_sql(reader, "around") {}

    [[nodiscard]] std::vector<Step> of(Id node) {
        std::vector<Step> steps;
        m_sql.each(node, [&](const store::Prepared& row) { steps.push_back({row.integer(0), row.integer(1)}); });
        return steps;
    }

private:
    StepSql m_sql;
};

/// One side of the search: for every node reached, the edge and node it was reached from.
struct Side {
    std::unordered_map<Id, Step> from;
    std::vector<Id> front;

    explicit Side(Id start) : from{{start, {}}}, front{start} {}

    /// One step outwards; the first node that the other side knows, or 0.
    Id grow(Around& around, const Side& other) {
        std::vector<Id> next;
        for (const Id node : front) {
            for (const Step& step : around.of(node)) {
                if (!from.emplace(step.other, Step{step.edge, node}).second) {
                    continue;
                }
                if (other.from.contains(step.other)) {
                    return step.other;
                }
                next.push_back(step.other);
            }
        }
        front = std::move(next);
        return 0;
    }

    [[nodiscard]] std::vector<Id> edges_to(Id node) const {
        std::vector<Id> edges;
        for (Step step = from.at(node); step.edge != 0; step = from.at(step.other)) {
            edges.push_back(step.edge);
        }
        return edges;
    }
};

class EdgeTable {
public:
    explicit EdgeTable(const store::Reader& reader) : m_sql(reader, "edge") {
        m_table.columns = m_sql.columns();
        m_table.columns.insert(m_table.columns.begin(), "step");
    }

    void add(Id edge, Id step) {
        for (Row& row : m_sql.rows(edge)) {
            row.insert(row.begin(), step);
            m_table.rows.push_back(std::move(row));
        }
    }
    [[nodiscard]] std::size_t size() const { return m_table.rows.size(); }
    Table take() { return std::move(m_table); }

private:
    StepSql m_sql;
    Table m_table;
};

} // namespace

Table path(const store::Reader& reader, const Node& a, const Node& b, std::size_t longest) {
    Around around(reader);
    Side left(a.id);
    Side right(b.id);
    Id meeting = a.id == b.id ? a.id : 0;
    for (std::size_t steps = 0; meeting == 0 && steps < longest && !left.front.empty() && !right.front.empty();
         ++steps) {
        const bool from_left = left.front.size() <= right.front.size();
        meeting = from_left ? left.grow(around, right) : right.grow(around, left);
    }
    EdgeTable table(reader);
    if (meeting != 0) {
        std::vector<Id> edges = left.edges_to(meeting);
        std::reverse(edges.begin(), edges.end());
        const std::vector<Id> rest = right.edges_to(meeting);
        edges.insert(edges.end(), rest.begin(), rest.end());
        for (std::size_t i = 0; i < edges.size(); ++i) {
            table.add(edges[i], static_cast<Id>(i + 1));
        }
    }
    return table.take();
}

Table neighbors(const store::Reader& reader, const Node& node, std::size_t hops, std::size_t most) {
    Around around(reader);
    EdgeTable table(reader);
    std::unordered_set<Id> nodes{node.id};
    std::unordered_set<Id> edges;
    std::vector<Id> front{node.id};
    for (std::size_t hop = 1; hop <= hops && !front.empty(); ++hop) {
        std::vector<Id> next;
        for (const Id from : front) {
            for (const Step& step : around.of(from)) {
                if (most != 0 && table.size() >= most) {
                    return table.take();
                }
                if (edges.insert(step.edge).second) {
                    table.add(step.edge, static_cast<Id>(hop));
                }
                if (nodes.insert(step.other).second) {
                    next.push_back(step.other);
                }
            }
        }
        front = std::move(next);
    }
    return table.take();
}

} // namespace policygraph::query
