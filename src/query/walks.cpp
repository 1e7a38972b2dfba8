// SPDX-License-Identifier: Apache-2.0
// Breadth-first over the store's indexes; the graph is never loaded. A path is looked for from both ends, always
// from the side with the smaller edge of exploration.
#include <policygraph/query/walks.hpp>

#include "query/step_sql.hpp"

#include <algorithm>
#include <string_view>
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

/// The edges of a node by one of the files `around` (ordered) and `beside` (not).
class Around {
public:
    Around(const store::Reader& reader, std::string_view file) : m_sql(reader, file) {}

    [[nodiscard]] std::vector<Step> of(Id node) {
        std::vector<Step> steps;
        m_sql.each(node, [&](const store::Prepared& row) { steps.push_back({row.integer(0), row.integer(1)}); });
        return steps;
    }

private:
    StepSql m_sql;
};

/// One side of the search: how far from its start every node is that it reached.
struct Side {
    std::unordered_map<Id, std::size_t> far;
    std::vector<Id> front;
    std::size_t depth = 0;

    explicit Side(Id start) : far{{start, 0}}, front{start} {}

    /// One whole step outwards; the new nodes that the other side knows, too.
    std::vector<Id> grow(Around& beside, const Side& other) {
        std::vector<Id> next;
        std::vector<Id> meetings;
        ++depth;
        for (const Id node : front) {
            for (const Step& step : beside.of(node)) {
                if (!far.emplace(step.other, depth).second) {
                    continue;
                }
                next.push_back(step.other);
                if (other.far.contains(step.other)) {
                    meetings.push_back(step.other);
                }
            }
        }
        front = std::move(next);
        return meetings;
    }

    [[nodiscard]] bool is(Id node, std::size_t depth_there) const {
        const auto found = far.find(node);
        return found != far.end() && found->second == depth_there;
    }

    /// The nodes on shortest ways from the start to `ends`, which are all as far away.
    [[nodiscard]] std::unordered_set<Id> ways_to(std::vector<Id> ends, std::size_t depth_there, Around& beside) const {
        std::unordered_set<Id> found(ends.begin(), ends.end());
        for (; depth_there > 0; --depth_there) {
            std::vector<Id> nearer;
            for (const Id end : ends) {
                for (const Step& step : beside.of(end)) {
                    if (is(step.other, depth_there - 1) && found.insert(step.other).second) {
                        nearer.push_back(step.other);
                    }
                }
            }
            ends = std::move(nearer);
        }
        return found;
    }
};

/// Of all shortest paths the first in the order of `around`, step by step: no row number has a say.
std::vector<Id> least_path(Id start, const Side& left, const Side& right, const std::unordered_set<Id>& ways,
                           Around& around) {
    const std::size_t middle = left.depth;
    const std::size_t length = left.depth + right.depth;
    std::vector<Id> edges;
    for (Id node = start; edges.size() < length;) {
        const std::size_t next = edges.size() + 1;
        for (const Step& step : around.of(node)) {
            const bool on_way = next <= middle ? ways.contains(step.other) && left.is(step.other, next)
                                               : right.is(step.other, length - next);
            if (on_way) {
                edges.push_back(step.edge);
                node = step.other;
                break;
            }
        }
    }
    return edges;
}

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
    EdgeTable table(reader);
    if (a.id == b.id) {
        return table.take();
    }
    Around beside(reader, "beside");
    Side left(a.id);
    Side right(b.id);
    std::vector<Id> meetings;
    while (meetings.empty() && left.depth + right.depth < longest && !left.front.empty() && !right.front.empty()) {
        const bool from_left = left.front.size() <= right.front.size();
        meetings = from_left ? left.grow(beside, right) : right.grow(beside, left);
    }
    if (!meetings.empty()) {
        Around around(reader, "around");
        const auto ways = left.ways_to(std::move(meetings), left.depth, beside);
        Id step = 0;
        for (const Id edge : least_path(a.id, left, right, ways, around)) {
            table.add(edge, ++step);
        }
    }
    return table.take();
}

Table neighbors(const store::Reader& reader, const Node& node, std::size_t hops, std::size_t most) {
    Around around(reader, "around");
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
