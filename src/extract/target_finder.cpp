// SPDX-License-Identifier: Apache-2.0
#include "target_finder.hpp"

namespace policygraph::extract {

TargetFinder::TargetFinder(const lexicon::Lexicon&) {}

std::vector<Target> TargetFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
