// SPDX-License-Identifier: Apache-2.0
#include "brand_finder.hpp"

namespace policygraph::extract {

BrandFinder::BrandFinder(const lexicon::Lexicon&) {}

std::vector<Brand> BrandFinder::find(const Context&) const {
    return {};
}

} // namespace policygraph::extract
