// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds the stages of a time plan.
class StageFinder {
public:
    explicit StageFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Stage> find(const Context& context) const;
};

} // namespace policygraph::extract
