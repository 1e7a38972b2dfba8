// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds the other documents that the text names, each with its number and its relation.
class CitationFinder {
public:
    explicit CitationFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Citation> find(const Context& context) const;
};

} // namespace policygraph::extract
