// SPDX-License-Identifier: Apache-2.0
// A walk with a stack of rows still to be shown: no recursion, so a chain of a million policies is only long.
#include <policygraph/query/lineage.hpp>

#include "query/marks.hpp"
#include "query/step_sql.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace policygraph::query {

namespace {

constexpr std::size_t k_id = 0;
constexpr std::size_t k_relation = 1;
constexpr std::size_t k_note = 8;

struct Pending {
    Row row;
    std::int64_t depth;
    bool again; ///< the policy stands elsewhere in the tree
};

std::int64_t id_of(const Row& row) {
    const auto* id = std::get_if<std::int64_t>(&row[k_id]);
    return id == nullptr ? 0 : *id;
}

const Heading& heading() {
    static const Heading columns{{"depth", "direction", "relation", "title", "kind", "doc_number", "place", "date",
                                  "through", "note", "file", "byte_start", "byte_end", "quote"},
                                 "title"};
    return columns;
}

class Walk {
public:
    Walk(const store::Reader& reader, const LineageOptions& options, Direction direction, RowSink& rows)
        : m_options(options), m_up(direction == Direction::Up), m_sql(reader, "lineage_step"), m_rows(rows) {
        m_sql.set(1, m_up ? 1 : 0);
    }

    /// False: no further rows are wanted.
    bool from(const Node& policy) {
        m_seen.add(policy.id);
        open(policy.id, 1);
        while (!m_stack.empty()) {
            Pending next = std::move(m_stack.back());
            m_stack.pop_back();
            const std::int64_t id = id_of(next.row);
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
    [[nodiscard]] bool wanted(const Row& row) const {
        const auto& relations = m_options.relations;
        return relations.empty() ||
               std::find(relations.begin(), relations.end(), to_text(row[k_relation])) != relations.end();
    }

    void open(std::int64_t id, std::int64_t depth) {
        // The same policy by the same relation through several tasks is one row.
        std::set<std::pair<std::int64_t, std::string>> shown;
        std::vector<Pending> rows;
        for (m_sql.begin(id); m_sql.next();) {
            Row row = m_sql.cells();
            if (wanted(row) && shown.emplace(id_of(row), to_text(row[k_relation])).second) {
                // Taken at once, so that a policy stands below the nearest that leads to it, not the deepest.
                const bool again = !m_seen.add(id_of(row));
                rows.push_back({std::move(row), depth, again});
            }
        }
        std::move(rows.rbegin(), rows.rend(), std::back_inserter(m_stack));
    }

    bool show(Pending next) {
        Row row = {next.depth, std::string(m_up ? "up" : "down")};
        if (next.again) {
            next.row[k_note] = std::string("again");
        }
        std::move(next.row.begin() + k_relation, next.row.end(), std::back_inserter(row));
        return m_rows.row(std::move(row));
    }

    const LineageOptions& m_options;
    bool m_up;
    StepSql m_sql;
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
