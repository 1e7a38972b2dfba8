// SPDX-License-Identifier: Apache-2.0
#include "stage_finder.hpp"

namespace policygraph::extract {

StageFinder::StageFinder(const lexicon::Lexicon&) {}

std::vector<Stage> StageFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
