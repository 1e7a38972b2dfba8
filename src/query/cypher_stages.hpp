// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_evaluator.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace policygraph::query::cypher {

/// A clause at work: takes rows and pushes rows into the next one. Rows flow one by one; only sorting, grouping,
/// DISTINCT and the answer itself hold any.
class Stage {
public:
    explicit Stage(Stage* next) : m_next(next) {}
    virtual ~Stage() = default;
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    /// False: no further rows are wanted.
    virtual bool push(Frame frame) = 0;
    virtual void finish() { m_next->finish(); }

protected:
    [[nodiscard]] Stage& next() const { return *m_next; }

private:
    Stage* m_next;
};

class MatchStage : public Stage {
public:
    MatchStage(const Clause& clause, Evaluator& evaluator, Stage* next);
    bool push(Frame frame) override;

private:
    const Clause& m_clause;
    Evaluator& m_evaluator;
    std::vector<std::size_t> m_fresh; // slots that are null where OPTIONAL MATCH finds nothing
};

class UnwindStage : public Stage {
public:
    UnwindStage(const Clause& clause, Evaluator& evaluator, Stage* next)
        : Stage(next), m_clause(clause), m_evaluator(evaluator) {}
    bool push(Frame frame) override;

private:
    const Clause& m_clause;
    Evaluator& m_evaluator;
};

/// CREATE, for tests.
class CreateStage : public Stage {
public:
    CreateStage(const Clause& clause, Evaluator& evaluator, Stage* next)
        : Stage(next), m_clause(clause), m_evaluator(evaluator) {}
    bool push(Frame frame) override;

private:
    NodeRef node(const NodePattern& pattern, Frame& frame);
    Map properties(const ExpressionPtr& map, Frame& frame);

    const Clause& m_clause;
    Evaluator& m_evaluator;
};

/// Rows that are held; throws where there are too many, or too large ones.
class Held {
public:
    Held(Evaluator& evaluator, std::size_t most) : m_evaluator(evaluator), m_most(most) {}
    void count(std::size_t rows) const;
    void keep(const List& values) const { m_evaluator.hold(bytes(values)); }
    void drop(const List& values) const { m_evaluator.release(bytes(values)); }

private:
    static std::size_t bytes(const List& values);

    Evaluator& m_evaluator;
    std::size_t m_most;
};

class ProjectStage : public Stage {
public:
    /// Holds at most `most` rows; gives at most `wanted` (0: all).
    ProjectStage(const Projection& projection, Evaluator& evaluator, std::size_t slots, std::size_t most,
                 std::size_t wanted, Stage* next);
    bool push(Frame frame) override;
    void finish() override;

private:
    struct Group {
        Frame first; // a row of it
        std::vector<Aggregate> aggregates;
    };
    struct Sorted {
        List keys;
        Frame frame;
    };

    void add_to_group(Frame& frame);
    void finish_groups();
    bool project(Frame frame);
    bool pass(Frame frame);
    void keep_sorted(Sorted one);
    void sort();
    [[nodiscard]] List outputs(const Frame& frame) const;
    [[nodiscard]] std::size_t count_of(const ExpressionPtr& expression, std::size_t otherwise);

    const Projection& m_projection;
    Evaluator& m_evaluator;
    Held m_held;
    std::size_t m_slots; // of a whole frame
    std::size_t m_skip;
    std::size_t m_limit;
    std::vector<Group> m_groups;
    std::map<List, std::size_t, InOrder> m_group_of;
    std::set<List, InOrder> m_seen;
    std::vector<Sorted> m_sorted;
};

/// The end: rows of values.
class CollectStage : public Stage {
public:
    CollectStage(const Projection* projection, Evaluator& evaluator, std::size_t most, std::vector<List>& rows)
        : Stage(nullptr), m_projection(projection), m_held(evaluator, most), m_rows(rows) {}
    bool push(Frame frame) override;
    void finish() override {}

private:
    const Projection* m_projection;
    Held m_held;
    std::vector<List>& m_rows;
};

} // namespace policygraph::query::cypher
