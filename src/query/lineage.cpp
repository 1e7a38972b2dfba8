// SPDX-License-Identifier: Apache-2.0
// A walk with a stack of policies whose ties are still to be shown: no recursion, so a chain of a million policies is
// only long. The ties of a policy that is cited a million times are read as they are shown.
#include <policygraph/query/lineage.hpp>

#include "query/marks.hpp"
#include "query/step_sql.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace policygraph::query {

namespace {

using Id = std::int64_t;

// Columns of a row.
constexpr std::size_t k_relation = 2;
constexpr std::size_t k_title = 3;
constexpr std::size_t k_file = 10;
constexpr std::size_t k_begin = 11;
constexpr std::size_t k_note = 9;
constexpr std::size_t k_key = 14; // of the policy, behind the row as long as it waits

/// As the files lineage_up and lineage_down give it.
struct Tie {
    Id edge = 0;
    Id other = 0;
    Id task = 0; ///< 0: none
    Id rank = 0; ///< of its relation
    std::string relation;
};

struct Pending {
    Tie tie;
    bool again = false; ///< the policy stands elsewhere in the tree
    Row row;            ///< empty: asked for when it is shown
};

/// An opened policy: its ties that are still to be shown, the last one first.
struct Level {
    Id policy = 0;
    Id depth = 0;
    std::vector<Pending> ties;
    std::unique_ptr<StepSql> further; ///< a hub's other ties
    std::map<Id, Marks> shown;        ///< a hub's: by rank
};

const Heading& heading() {
    static const Heading columns{{"depth", "direction", "relation", "title", "kind", "doc_number", "place", "date",
                                  "through", "note", "file", "byte_start", "byte_end", "quote"},
                                 "title"};
    return columns;
}

/// The policies at the ends of ties, as far as they are remembered: most of a tree stand in it several times.
class Policies {
public:
    struct Policy {
        Cell title, kind, doc_number, place, date;
        bool read = false;
        std::string key;
    };

    explicit Policies(const store::Reader& reader) : m_sql(reader, "lineage_policy") {}

    /// A null pointer where the node is neither policy nor law; good until the next call.
    [[nodiscard]] const Policy* find(Id node) {
        if (const auto known = m_known.find(node); known != m_known.end()) {
            return &known->second;
        }
        m_sql.begin(node);
        if (!m_sql.next()) {
            return nullptr;
        }
        if (m_known.size() >= k_remembered) {
            m_known.clear();
        }
        Row cells = m_sql.cells();
        const bool read = m_sql.found().integer(5) != 0;
        Policy policy{std::move(cells[0]),
                      std::move(cells[1]),
                      std::move(cells[2]),
                      std::move(cells[3]),
                      std::move(cells[4]),
                      read,
                      std::string(m_sql.found().text(6))};
        return &m_known.emplace(node, std::move(policy)).first->second;
    }

private:
    static constexpr std::size_t k_remembered = 4096;

    StepSql m_sql;
    std::unordered_map<Id, Policy> m_known;
};

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
        : m_reader(reader), m_options(options), m_up(direction == Direction::Up), m_ties(new_ties()),
          m_tie(reader, "lineage_tie"), m_policies(reader), m_rows(rows) {}

    /// False: no further rows are wanted.
    bool from(const Node& policy) {
        m_seen.add(policy.id);
        open(policy.id, 1);
        while (!m_stack.empty()) {
            Level& level = m_stack.back();
            if (level.ties.empty() && !read_further(level)) {
                m_stack.pop_back();
                continue;
            }
            Pending next = std::move(level.ties.back());
            level.ties.pop_back();
            if (next.row.empty() && !fill(next, level.depth)) {
                continue;
            }
            if (!show(std::move(next.row), next.again)) {
                return false;
            }
            if (!next.again && (m_options.depth == 0 || level.depth < static_cast<Id>(m_options.depth))) {
                open_below(next.tie.other);
            }
        }
        return true;
    }

private:
    [[nodiscard]] std::unique_ptr<StepSql> new_ties() const {
        return std::make_unique<StepSql>(m_reader, m_up ? "lineage_up" : "lineage_down");
    }

    /// At most so many ties of a policy, as far as that costs next to nothing, in the order of the index.
    static std::vector<Pending> some_of(StepSql& ties, Id policy, std::size_t most) {
        std::vector<Pending> found;
        while (found.size() < most && ties.next()) {
            const store::Prepared& row = ties.found();
            if (!row.is_null(4) && !row.is_null(2) && row.integer(2) != policy) {
                Tie tie{row.integer(0), row.integer(2), row.integer(3), row.integer(4), std::string(row.text(1))};
                found.push_back({std::move(tie), false, {}});
            }
        }
        return found;
    }

    /// Asks for the row; false where the tie is none of lineage or not wanted.
    bool fill(Pending& one, Id depth) {
        const Policies::Policy* const policy = m_policies.find(one.tie.other);
        if (policy == nullptr) {
            return false;
        }
        m_tie.set(0, one.tie.relation);
        m_tie.set(1, one.tie.task);
        m_tie.set(2, one.tie.edge);
        if (!m_tie.next()) {
            return false;
        }
        Row tie = m_tie.cells();
        const auto& relations = m_options.relations;
        if (!relations.empty() && std::find(relations.begin(), relations.end(), to_text(tie[0])) == relations.end()) {
            return false;
        }
        const bool own_number = m_up && !std::holds_alternative<std::monostate>(tie[1]);
        one.row.reserve(k_key + 1); // a list in braces would copy each cell once more
        one.row.emplace_back(depth);
        one.row.emplace_back(std::string(m_up ? "up" : "down"));
        one.row.push_back(std::move(tie[0]));
        one.row.push_back(policy->title);
        one.row.push_back(policy->kind);
        one.row.push_back(own_number ? std::move(tie[1]) : policy->doc_number);
        one.row.push_back(policy->place);
        one.row.push_back(policy->date);
        one.row.push_back(std::move(tie[2]));
        one.row.push_back(note(one.tie, policy->read));
        one.row.insert(one.row.end(), std::make_move_iterator(tie.begin() + 3), std::make_move_iterator(tie.end()));
        one.row.emplace_back(policy->key);
        return true;
    }

    static Cell note(const Tie& tie, bool read) {
        const bool by_title = tie.relation == "VERSION_OF";
        if (read) {
            return by_title ? Cell(std::string("by title")) : Cell();
        }
        return std::string(by_title ? "by title, not read" : "not read");
    }

    void open(Id policy, Id depth) {
        Level level;
        level.policy = policy;
        level.depth = depth;
        m_ties->begin(policy);
        level.ties = some_of(*m_ties, policy, k_hub + 1);
        if (level.ties.size() > static_cast<std::size_t>(k_hub)) {
            level.further = std::exchange(m_ties, new_ties());
            take_of_hub(level);
        } else {
            std::erase_if(level.ties, [&](Pending& one) { return !fill(one, depth); });
            std::stable_sort(level.ties.begin(), level.ties.end(), stands_before);
            // The same policy by the same relation through several tasks is one row.
            std::set<std::pair<Id, std::string>> shown;
            std::erase_if(level.ties, [&](const Pending& one) {
                return !shown.emplace(one.tie.other, to_text(one.row[k_relation])).second;
            });
            take(level.ties);
        }
        m_stack.push_back(std::move(level));
    }

    /// At once, so that a policy stands below the nearest that leads to it.
    void take(std::vector<Pending>& ties) {
        for (Pending& one : ties) {
            one.again = !m_seen.add(one.tie.other);
        }
        std::reverse(ties.begin(), ties.end());
    }

    void take_of_hub(Level& level) {
        std::erase_if(level.ties, [&](const Pending& one) { return !level.shown[one.tie.rank].add(one.tie.other); });
        take(level.ties);
    }

    /// The next ties of a hub; false where there are no more.
    bool read_further(Level& level) {
        constexpr std::size_t k_together = 1000;
        while (level.ties.empty() && level.further) {
            level.ties = some_of(*level.further, level.policy, k_together);
            if (level.ties.size() < k_together) {
                level.further.reset();
            }
            take_of_hub(level);
        }
        return !level.ties.empty();
    }

    /// Below the last tie of a policy nothing of it is left to come back to.
    void open_below(Id policy) {
        const Id depth = m_stack.back().depth + 1;
        if (m_stack.back().ties.empty() && !m_stack.back().further) {
            m_stack.pop_back();
        }
        open(policy, depth);
    }

    bool show(Row&& row, bool again) {
        if (again) {
            row[k_note] = std::string("again");
        }
        row.resize(k_key);
        return m_rows.row(std::move(row));
    }

    const store::Reader& m_reader;
    const LineageOptions& m_options;
    bool m_up;
    std::unique_ptr<StepSql> m_ties;
    StepSql m_tie;
    Policies m_policies;
    RowSink& m_rows;
    Marks m_seen;
    std::vector<Level> m_stack;
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
