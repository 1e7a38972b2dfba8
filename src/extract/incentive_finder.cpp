// SPDX-License-Identifier: Apache-2.0
#include "incentive_finder.hpp"

namespace policygraph::extract {

IncentiveFinder::IncentiveFinder(const lexicon::Lexicon&) {}

std::vector<Incentive> IncentiveFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
