// SPDX-License-Identifier: Apache-2.0
#include "query/cypher_stages.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace policygraph::query::cypher {

namespace {

constexpr std::size_t k_all = std::numeric_limits<std::size_t>::max();

} // namespace

ProjectStage::ProjectStage(const Projection& projection, Evaluator& evaluator, std::size_t slots, std::size_t most,
                           std::size_t wanted, Stage* next)
    : Stage(next), m_projection(projection), m_evaluator(evaluator), m_held(evaluator, most), m_slots(slots),
      m_skip(count_of(projection.skip, 0)),
      m_limit(std::min(count_of(projection.limit, k_all), wanted == 0 ? k_all : wanted)) {}

std::size_t ProjectStage::count_of(const ExpressionPtr& expression, std::size_t otherwise) {
    if (!expression) {
        return otherwise;
    }
    Frame none(m_slots);
    const Value found = m_evaluator.value(*expression, none);
    const auto* number = found.get<std::int64_t>();
    if (number == nullptr || *number < 0) {
        m_evaluator.fail(*expression, "a whole number that is not negative is needed here");
    }
    return static_cast<std::size_t>(*number);
}

bool ProjectStage::push(Frame frame) {
    m_evaluator.tick();
    if (m_projection.aggregates.empty()) {
        return project(std::move(frame));
    }
    add_to_group(frame);
    return true;
}

void ProjectStage::add_to_group(Frame& frame) {
    List keys;
    for (const std::size_t i : m_projection.keys) {
        keys.push_back(m_evaluator.value(*m_projection.items[i].expression, frame));
    }
    const auto [place, fresh] = m_group_of.try_emplace(std::move(keys), m_groups.size());
    if (fresh) {
        Group& group = m_groups.emplace_back();
        group.first = frame;
        for (const ExpressionPtr& one : m_projection.aggregates) {
            group.aggregates.emplace_back(one->name, one->distinct);
        }
        m_held.keep(group.first);
        m_held.count(m_groups.size());
    }
    Group& group = m_groups[place->second];
    for (std::size_t i = 0; i < m_projection.aggregates.size(); ++i) {
        const Expression& aggregate = *m_projection.aggregates[i];
        List args;
        for (const ExpressionPtr& arg : aggregate.args) {
            args.push_back(m_evaluator.value(*arg, frame));
        }
        try {
            m_evaluator.hold(group.aggregates[i].add(args));
        } catch (const ValueError& error) {
            m_evaluator.fail(aggregate, error.what());
        }
    }
}

void ProjectStage::finish_groups() {
    if (m_groups.empty() && m_projection.keys.empty()) { // no rows at all are one group, too
        Group& group = m_groups.emplace_back();
        group.first.resize(m_slots);
        for (const ExpressionPtr& one : m_projection.aggregates) {
            group.aggregates.emplace_back(one->name, one->distinct);
        }
    }
    for (Group& group : m_groups) {
        for (std::size_t i = 0; i < group.aggregates.size(); ++i) {
            group.first[m_projection.aggregates[i]->slot] = group.aggregates[i].result();
        }
        if (!project(std::move(group.first))) {
            break;
        }
    }
}

List ProjectStage::outputs(const Frame& frame) const {
    List row;
    for (const Item& item : m_projection.items) {
        row.push_back(frame[item.slot]);
    }
    return row;
}

bool ProjectStage::project(Frame frame) {
    for (const Item& item : m_projection.items) {
        frame[item.slot] = m_evaluator.value(*item.expression, frame);
    }
    if (m_projection.distinct) {
        const auto [row, fresh] = m_seen.insert(outputs(frame));
        if (!fresh) {
            return true;
        }
        m_held.keep(*row);
        m_held.count(m_seen.size());
    }
    if (m_projection.order.empty()) {
        return pass(std::move(frame));
    }
    List keys;
    for (const SortItem& sort : m_projection.order) {
        keys.push_back(m_evaluator.value(*sort.expression, frame));
    }
    Frame kept(m_slots); // what is not projected is out of sight from here on
    for (const Item& item : m_projection.items) {
        kept[item.slot] = std::move(frame[item.slot]);
    }
    keep_sorted({std::move(keys), std::move(kept)});
    return true;
}

/// Of rows of which only the first are wanted not many more are held.
void ProjectStage::keep_sorted(Sorted one) {
    constexpr std::size_t k_least = 1000;
    m_held.keep(one.keys);
    m_held.keep(one.frame);
    m_sorted.push_back(std::move(one));
    if (m_limit < m_sorted.size() && m_sorted.size() - m_limit >= m_skip && m_sorted.size() >= k_least &&
        m_sorted.size() >= 2 * (m_skip + m_limit)) {
        sort();
        for (std::size_t i = m_skip + m_limit; i < m_sorted.size(); ++i) {
            m_held.drop(m_sorted[i].keys);
            m_held.drop(m_sorted[i].frame);
        }
        m_sorted.resize(m_skip + m_limit);
    }
    m_held.count(m_sorted.size());
}

void ProjectStage::sort() {
    std::stable_sort(m_sorted.begin(), m_sorted.end(), [&](const Sorted& a, const Sorted& b) {
        for (std::size_t i = 0; i < m_projection.order.size(); ++i) {
            if (const int found = order(a.keys[i], b.keys[i]); found != 0) {
                return (found < 0) != m_projection.order[i].falling;
            }
        }
        return false;
    });
}

bool ProjectStage::pass(Frame frame) {
    if (m_skip > 0) {
        --m_skip;
        return true;
    }
    if (m_limit == 0) {
        return false;
    }
    --m_limit;
    if (m_evaluator.holds(m_projection.where, frame) && !next().push(std::move(frame))) {
        return false;
    }
    return m_limit > 0;
}

void ProjectStage::finish() {
    if (!m_projection.aggregates.empty()) {
        finish_groups();
    }
    sort();
    for (Sorted& one : m_sorted) {
        if (!pass(std::move(one.frame))) {
            break;
        }
    }
    next().finish();
}

} // namespace policygraph::query::cypher
