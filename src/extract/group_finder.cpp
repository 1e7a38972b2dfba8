// SPDX-License-Identifier: Apache-2.0
#include "group_finder.hpp"

namespace policygraph::extract {

GroupFinder::GroupFinder(const lexicon::Lexicon&) {}

std::vector<Group> GroupFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
