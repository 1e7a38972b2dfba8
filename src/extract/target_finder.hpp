// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds quantified aims (metric, comparator, value, deadline).
class TargetFinder {
public:
    explicit TargetFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Target> find(const Context& context) const;
};

} // namespace policygraph::extract
