// SPDX-License-Identifier: Apache-2.0
// A walk with a stack of ties still to be shown: no recursion, so a chain of a million policies is only long.
#include <policygraph/query/lineage.hpp>

#include "query/marks.hpp"
#include "query/step_sql.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace policygraph::query {

namespace {

// Columns of the file lineage_tie.
constexpr std::size_t k_relation = 0;
constexpr std::size_t k_title = 1;
constexpr std::size_t k_note = 7;
constexpr std::size_t k_file = 8;
constexpr std::size_t k_begin = 9;
constexpr std::size_t k_key = 12;

/// As the files lineage_up and lineage_down give it.
struct Tie {
    std::int64_t edge = 0;
    std::int64_t other = 0;
    std::int64_t task = 0; ///< 0: none
    std::int64_t rank = 0; ///< of its relation
    std::string relation;
};

struct Pending {
    Tie tie;
    std::int64_t depth;
    bool again; ///< the policy stands elsewhere in the tree
    Row row;    ///< empty: asked for when it is shown
};

const Heading& heading() {
    static const Heading columns{{"depth", "direction", "relation", "title", "kind", "doc_number", "place", "date",
                                  "through", "note", "file", "byte_start", "byte_end", "quote"},
                                 "title"};
    return columns;
}

/// Relations, ties of the policy itself before those of its tasks, then the order of the documents.
bool stands_before(const Pending& a, const Pending& b) {
    const auto order = [](const Pending& one) {
        return std::make_tuple(one.tie.rank, one.tie.task != 0, std::cref(one.row[k_file]), std::cref(one.row[k_begin]),
                               std::cref(one.row[k_title]), std::cref(one.row[k_key]));
    };
    return order(a) < order(b);
}

class Walk {
public:
    Walk(const store::Reader& reader, const LineageOptions& options, Direction direction, RowSink& rows)
        : m_options(options), m_up(direction == Direction::Up), m_ties(reader, m_up ? "lineage_up" : "lineage_down"),
          m_tie(reader, "lineage_tie"), m_rows(rows) {
        m_tie.set(1, m_up ? 1 : 0);
    }

    /// False: no further rows are wanted.
    bool from(const Node& policy) {
        m_seen.add(policy.id);
        open(policy.id, 1);
        while (!m_stack.empty()) {
            Pending next = std::move(m_stack.back());
            m_stack.pop_back();
            if (next.row.empty() && !fill(next)) {
                continue;
            }
            const std::int64_t id = next.tie.other;
            const bool opens =
                !next.again && (m_options.depth == 0 || next.depth < static_cast<std::int64_t>(m_options.depth));
            const std::int64_t depth = next.depth;
            if (!show(std::move(next))) {
                return false;
            }
            if (opens) {
                open(id, depth + 1);
            }
        }
        return true;
    }

private:
    /// The ties of a policy as far as that costs next to nothing, in the order of the index.
    std::vector<Pending> ties_of(std::int64_t id, std::int64_t depth) {
        std::vector<Pending> found;
        for (m_ties.begin(id); m_ties.next();) {
            const store::Prepared& row = m_ties.found();
            if (!row.is_null(4) && !row.is_null(2) && row.integer(2) != id) {
                found.push_back(
                    {{row.integer(0), row.integer(2), row.integer(3), row.integer(4), std::string(row.text(1))},
                     depth,
                     false,
                     {}});
            }
        }
        return found;
    }

    /// Asks for the row; false where the tie is none of lineage or not wanted.
    bool fill(Pending& one) {
        m_tie.set(0, one.tie.relation);
        m_tie.set(2, one.tie.task);
        m_tie.set(3, one.tie.edge);
        m_tie.set(4, one.tie.other);
        if (!m_tie.next()) {
            return false;
        }
        one.row = m_tie.cells();
        const auto& relations = m_options.relations;
        return relations.empty() ||
               std::find(relations.begin(), relations.end(), to_text(one.row[k_relation])) != relations.end();
    }

    void open(std::int64_t id, std::int64_t depth) {
        std::vector<Pending> ties = ties_of(id, depth);
        if (ties.size() <= static_cast<std::size_t>(k_hub)) {
            std::erase_if(ties, [this](Pending& one) { return !fill(one); });
            std::stable_sort(ties.begin(), ties.end(), stands_before);
        }
        // The same policy by the same relation through several tasks is one row.
        std::set<std::pair<std::int64_t, std::string>> shown;
        std::erase_if(ties, [&](const Pending& one) {
            return !shown.emplace(one.tie.other, one.row.empty() ? one.tie.relation : to_text(one.row[k_relation]))
                        .second;
        });
        for (Pending& one : ties) { // taken at once, so that a policy stands below the nearest that leads to it
            one.again = !m_seen.add(one.tie.other);
        }
        std::move(ties.rbegin(), ties.rend(), std::back_inserter(m_stack));
    }

    bool show(Pending next) {
        Row row = {next.depth, std::string(m_up ? "up" : "down")};
        if (next.again) {
            next.row[k_note] = std::string("again");
        }
        next.row.resize(k_key);
        std::move(next.row.begin(), next.row.end(), std::back_inserter(row));
        return m_rows.row(std::move(row));
    }

    const LineageOptions& m_options;
    bool m_up;
    StepSql m_ties;
    StepSql m_tie;
    RowSink& m_rows;
    Marks m_seen;
    std::vector<Pending> m_stack;
};

} // namespace

void lineage(const store::Reader& reader, const Node& policy, const LineageOptions& options, RowSink& rows) {
    rows.begin(heading());
    for (const Direction direction : options.directions) {
        if (!Walk(reader, options, direction, rows).from(policy)) {
            return;
        }
    }
}

} // namespace policygraph::query
