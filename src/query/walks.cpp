// SPDX-License-Identifier: Apache-2.0
// Breadth-first over the edges that the store has packed for each node; the graph is never loaded. A path is looked for
// from both ends, from the side that is done with its next step first: a hub on the other side is not gone through.
#include <policygraph/query/walks.hpp>

#include "query/distances.hpp"
#include "query/marks.hpp"
#include "query/step_sql.hpp"

#include <policygraph/store/adjacency.hpp>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace policygraph::query {

namespace {

using Id = std::int64_t;

/// One side of the search: how far from its start every node is that it reached.
class Side {
public:
    Side(const store::Reader& reader, Id start) : m_beside(reader), m_front{start} { m_far.add(start, 0); }

    [[nodiscard]] std::size_t depth() const { return m_depth; }
    [[nodiscard]] bool exhausted() const { return m_front.empty(); }
    [[nodiscard]] std::size_t front() const { return m_front.size(); }

    /// Goes on with the next step outwards, for so many edges; true where it is done, which makes it count.
    bool grow(std::size_t edges) {
        while (m_at < m_front.size()) {
            if (!std::exchange(m_begun, true)) {
                m_beside.begin(m_front[m_at]);
            }
            for (; m_beside.next(); --edges) {
                if (m_far.add(m_beside.other(), static_cast<std::uint32_t>(m_depth + 1))) {
                    m_next.push_back(m_beside.other());
                }
                if (edges == 1) {
                    return false;
                }
            }
            m_begun = false;
            ++m_at;
        }
        ++m_depth;
        m_at = 0;
        m_front = std::exchange(m_next, {});
        std::sort(m_front.begin(), m_front.end()); // nodes that lie together in the index are asked together
        return true;
    }

    [[nodiscard]] bool is(Id node, std::size_t depth) const { return depth <= m_depth && m_far.of(node) == depth; }

    /// The outermost nodes that the other side has at its outermost, too: no nearer ones can be.
    [[nodiscard]] std::vector<Id> meetings(const Side& other) const {
        std::vector<Id> found;
        std::copy_if(m_front.begin(), m_front.end(), std::back_inserter(found),
                     [&](Id node) { return other.is(node, other.m_depth); });
        return found;
    }

    /// The nodes on shortest ways from the start to `ends`, which are all as far away.
    [[nodiscard]] std::unordered_set<Id> ways_to(std::vector<Id> ends, std::size_t depth_there,
                                                 store::Adjacency& beside) const {
        std::unordered_set<Id> found(ends.begin(), ends.end());
        for (; depth_there > 0; --depth_there) {
            std::vector<Id> nearer;
            for (const Id end : ends) {
                for (beside.begin(end); beside.next();) {
                    if (is(beside.other(), depth_there - 1) && found.insert(beside.other()).second) {
                        nearer.push_back(beside.other());
                    }
                }
            }
            ends = std::move(nearer);
        }
        return found;
    }

private:
    store::Adjacency m_beside;
    Distances m_far;
    std::vector<Id> m_front;
    std::vector<Id> m_next;
    std::size_t m_at = 0; // in the front
    bool m_begun = false;
    std::size_t m_depth = 0;
};

/// Both sides outwards until they meet.
std::vector<Id> meet(Side& left, Side& right, std::size_t longest) {
    constexpr std::size_t k_turn = 4096; // edges: the graphs of most questions have no step of more
    while (left.depth() + right.depth() < longest && !left.exhausted() && !right.exhausted()) {
        Side* one = left.front() <= right.front() ? &left : &right;
        Side* other = one == &left ? &right : &left;
        while (!one->grow(k_turn)) {
            std::swap(one, other);
        }
        if (std::vector<Id> found = one->meetings(*other); !found.empty()) {
            return found;
        }
    }
    return {};
}

/// Of all shortest paths the first in the order of `around`, step by step: no row number has a say.
class LeastPath {
public:
    LeastPath(const store::Reader& reader, const Side& left, const Side& right, const std::unordered_set<Id>& ways,
              store::Adjacency& beside)
        : m_left(left), m_right(right), m_ways(ways), m_beside(beside),
          m_key(reader, "SELECT key FROM node WHERE id = ?") {}

    /// The edges.
    [[nodiscard]] std::vector<Id> from(Id node) {
        std::vector<Id> edges;
        for (std::size_t step = 1; step <= m_left.depth() + m_right.depth(); ++step) {
            const Choice least = choose(node, step);
            edges.push_back(least.edge);
            node = least.other;
        }
        return edges;
    }

private:
    struct Choice {
        std::string relation, direction, key;
        Id edge = 0;
        Id other = 0;

        [[nodiscard]] auto order() const { return std::tie(relation, direction, key); }
    };

    [[nodiscard]] bool on_way(Id node, std::size_t step) const {
        const std::size_t length = m_left.depth() + m_right.depth();
        return step <= m_left.depth() ? m_ways.contains(node) && m_left.is(node, step)
                                      : m_right.is(node, length - step);
    }

    [[nodiscard]] Choice choose(Id node, std::size_t step) {
        Choice least;
        for (m_beside.begin(node); m_beside.next();) {
            if (!on_way(m_beside.other(), step)) {
                continue;
            }
            Choice one{std::string(m_beside.kind()),
                       m_beside.incoming() ? "in" : "out",
                       {},
                       m_beside.edge(),
                       m_beside.other()};
            m_key.bind(0, one.other);
            one.key = m_key.step() ? m_key.text(0) : "";
            if (least.edge == 0 || one.order() < least.order()) {
                least = std::move(one);
            }
        }
        return least;
    }

    const Side& m_left;
    const Side& m_right;
    const std::unordered_set<Id>& m_ways;
    store::Adjacency& m_beside;
    store::Prepared m_key;
};

class EdgeRows {
public:
    EdgeRows(const store::Reader& reader, RowSink& rows) : m_quote(reader, "edge_quote"), m_rows(rows) {
        Heading heading{{"step", "from", "from_kind", "relation", "to", "to_kind"}, ""};
        const std::vector<std::string> further = m_quote.columns();
        heading.columns.insert(heading.columns.end(), further.begin(), further.end());
        m_rows.begin(heading);
    }

    /// `ends`: step, from, from_kind, relation, to, to_kind. False: no more are wanted.
    bool add(Id edge, Row&& ends) {
        m_quote.begin(edge);
        return !m_quote.next() || m_rows.row(m_quote.cells(std::move(ends)));
    }

private:
    StepSql m_quote;
    RowSink& m_rows;
};

} // namespace

void path(const store::Reader& reader, const Node& a, const Node& b, std::size_t longest, RowSink& rows) {
    EdgeRows table(reader, rows);
    if (a.id == b.id) {
        return;
    }
    Side left(reader, a.id);
    Side right(reader, b.id);
    std::vector<Id> meetings = meet(left, right, longest);
    if (meetings.empty()) {
        return;
    }
    store::Adjacency beside(reader);
    const auto ways = left.ways_to(std::move(meetings), left.depth(), beside);
    StepSql ends(reader, "edge");
    Id step = 0;
    for (const Id edge : LeastPath(reader, left, right, ways, beside).from(a.id)) {
        ends.begin(edge);
        if (!ends.next() || !table.add(edge, ends.cells({++step}))) {
            return;
        }
    }
}

namespace {

struct Met {
    Id id;
    std::string name;
    std::string kind;
};

Row ends_of(std::size_t step, std::string_view relation, const Met& from, const Met& to) {
    return {static_cast<Id>(step), from.name, from.kind, std::string(relation), to.name, to.kind};
}

} // namespace

void neighbors(const store::Reader& reader, const Node& node, std::size_t hops, RowSink& rows) {
    StepSql around(reader, "around");
    // Edges that were met are rows already: no node has to give more of its own than are wanted in all.
    around.set(1, rows.wanted() == 0 ? -1 : static_cast<Id>(rows.wanted()));
    EdgeRows table(reader, rows);
    Marks nodes;
    Marks edges;
    nodes.add(node.id);
    std::vector<Met> front{{node.id, node.name, node.kind}};
    for (std::size_t hop = 1; hop <= hops && !front.empty(); ++hop) {
        std::vector<Met> next;
        for (const Met& from : front) {
            for (around.begin(from.id); around.next();) {
                const store::Prepared& found = around.found();
                const Met other{found.integer(1), std::string(found.text(5)), std::string(found.text(6))};
                const bool out = found.text(2) == "out";
                if (edges.add(found.integer(0)) &&
                    !table.add(found.integer(0), ends_of(hop, found.text(3), out ? from : other, out ? other : from))) {
                    return;
                }
                if (nodes.add(other.id)) {
                    next.push_back(other);
                }
            }
        }
        front = std::move(next);
    }
}

} // namespace policygraph::query
