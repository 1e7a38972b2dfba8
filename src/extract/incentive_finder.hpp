// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds money promised.
class IncentiveFinder {
public:
    explicit IncentiveFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Incentive> find(const Context& context) const;
};

} // namespace policygraph::extract
