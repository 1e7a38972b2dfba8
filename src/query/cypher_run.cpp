// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_run.hpp"

#include "query/cypher_checker.hpp"
#include "query/cypher_parser.hpp"
#include "query/cypher_stages.hpp"

#include <policygraph/query/match.hpp>

#include <memory>
#include <set>
#include <utility>

namespace policygraph::query::cypher {

namespace {

/// A RETURN that ends a part of the answer gives no more rows than are wanted: nothing holds the others.
std::unique_ptr<Stage> stage_of(const Clause& clause, Evaluator& evaluator, std::size_t slots, const Limits& limits,
                                Stage* next) {
    switch (clause.kind) {
    case Clause::Kind::Match:
        return std::make_unique<MatchStage>(clause, evaluator, next);
    case Clause::Kind::Unwind:
        return std::make_unique<UnwindStage>(clause, evaluator, next);
    case Clause::Kind::Create:
        return std::make_unique<CreateStage>(clause, evaluator, next);
    default:
        return std::make_unique<ProjectStage>(clause.projection, evaluator, slots, limits.held,
                                              clause.kind == Clause::Kind::Return ? limits.wanted : 0, next);
    }
}

void run_part(const SingleQuery& part, Evaluator& evaluator, const Limits& limits, std::vector<List>& rows) {
    const Clause& last = part.clauses.back();
    const bool returns = last.kind == Clause::Kind::Return;
    std::vector<std::unique_ptr<Stage>> stages;
    stages.push_back(
        std::make_unique<CollectStage>(returns ? &last.projection : nullptr, evaluator, limits.held, rows));
    for (auto clause = part.clauses.rbegin(); clause != part.clauses.rend(); ++clause) {
        stages.push_back(stage_of(*clause, evaluator, part.slots, limits, stages.back().get()));
    }
    stages.back()->push(Frame(part.slots));
    stages.back()->finish();
}

} // namespace

Answer answer(std::string_view query, GraphSource& source, const Map& params, const Limits& limits, bool create) {
    Parser parser(query, create);
    Query parsed = parser.query();
    Checker(query, parser, params).check(parsed);
    Evaluator evaluator(query, source, params, limits.tick);
    Answer found;
    const bool distinct = !parsed.all.empty() && !parsed.all.front(); // of the parts together
    Limits of_part = limits;
    of_part.wanted = distinct ? 0 : limits.wanted;
    for (const SingleQuery& part : parsed.parts) {
        run_part(part, evaluator, of_part, found.rows);
    }
    if (distinct) {
        std::set<List, InOrder> seen;
        std::erase_if(found.rows, [&](const List& row) { return !seen.insert(row).second; });
    }
    found.columns = std::move(parsed.columns);
    found.words = std::move(parsed.words);
    return found;
}

Value constant(std::string_view text, GraphSource& source) {
    Parser parser(text);
    Query alone;
    ExpressionPtr expression = parser.lone_expression();
    SingleQuery& part = alone.parts.emplace_back();
    Clause& clause = part.clauses.emplace_back();
    clause.kind = Clause::Kind::Return;
    clause.projection.items.push_back({expression, "value", true});
    const Map none;
    Checker(text, parser, none).check(alone);
    const std::function<void()> no_tick;
    Evaluator evaluator(text, source, none, no_tick);
    Frame frame(part.slots);
    return evaluator.value(*expression, frame);
}

} // namespace policygraph::query::cypher
