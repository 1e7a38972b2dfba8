// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds brands with their type.
class BrandFinder {
public:
    explicit BrandFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Brand> find(const Context& context) const;
};

} // namespace policygraph::extract
