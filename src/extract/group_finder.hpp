// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds coordinating bodies with their composition.
class GroupFinder {
public:
    explicit GroupFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Group> find(const Context& context) const;
};

} // namespace policygraph::extract
