// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <memory>
#include <vector>

namespace policygraph::extract {

/// Finds the organs that responsibility clauses name (GUIDE, `owners`), with role and inheritance.
class OwnerFinder {
public:
    explicit OwnerFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Owner> find(const Context& context) const;
};

} // namespace policygraph::extract
