// SPDX-License-Identifier: Apache-2.0
#include "citation_finder.hpp"

namespace policygraph::extract {

CitationFinder::CitationFinder(const lexicon::Lexicon&) {}

std::vector<Citation> CitationFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
