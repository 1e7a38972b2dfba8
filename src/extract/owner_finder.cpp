// SPDX-License-Identifier: Apache-2.0
#include "owner_finder.hpp"

namespace policygraph::extract {

OwnerFinder::OwnerFinder(const lexicon::Lexicon&) {}

std::vector<Owner> OwnerFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
