// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "query/cypher_evaluator.hpp"

#include <functional>
#include <span>
#include <unordered_set>
#include <vector>

namespace policygraph::query::cypher {

/// All ways in which the patterns of one MATCH lie in the graph. No edge is taken twice in one of them. Recursion goes
/// as deep as the pattern is long, which the parser limits; lengths of paths cost no stack.
class Matcher {
public:
    /// Takes a match, with the pattern's variables in the frame; false ends the search.
    using Emit = std::function<bool(Frame&)>;

    Matcher(Evaluator& evaluator, std::span<const Pattern> patterns) : m_evaluator(evaluator), m_patterns(patterns) {}

    /// False where `emit` ended it.
    bool run(Frame& frame, const Emit& emit);

private:
    struct Part {
        std::size_t anchor = 0;
        std::vector<Id> nodes;
        std::vector<std::vector<EdgeRef>> edges; // of each edge pattern, from left to right
    };

    bool part(std::size_t number);
    bool walk(std::size_t left, std::size_t right);
    bool finish_part();
    bool one_edge(std::size_t edge, bool forward);
    bool many_edges(std::size_t edge, bool forward);
    bool many_reached(std::size_t edge, bool forward, const std::vector<EdgeRef>& walked, Id end);
    bool shortest();
    bool shortest_between(Id start, Id end);
    bool shortest_found(std::vector<EdgeRef> edges);
    bool each_candidate(std::size_t node, const std::function<bool(Id)>& visit);
    bool go_on(std::size_t edge, bool forward, Id reached);

    [[nodiscard]] std::size_t anchor() const;
    [[nodiscard]] int ease(const NodePattern& node) const;
    [[nodiscard]] bool is_set(std::size_t slot, bool bound) const;
    [[nodiscard]] bool fits(const NodePattern& node, Id id);
    [[nodiscard]] bool fits(const EdgePattern& pattern, EdgeRef edge);
    template <typename Entity>
    [[nodiscard]] bool has_properties(const ExpressionPtr& map, Entity entity);
    void candidates(const EdgePattern& edge, Id from, bool forward, std::vector<EdgeRef>& found);
    [[nodiscard]] const Pattern& pattern() const { return m_patterns[m_number]; }

    Evaluator& m_evaluator;
    std::span<const Pattern> m_patterns;
    Frame* m_frame = nullptr;
    const Emit* m_emit = nullptr;
    std::size_t m_number = 0;
    std::vector<Part> m_parts;
    std::vector<std::size_t> m_set; // slots that this search has filled
    std::unordered_set<Id> m_used;
};

} // namespace policygraph::query::cypher
