// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <vector>

namespace policygraph::extract {

/// Finds named undertakings.
class ProgramFinder {
public:
    explicit ProgramFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Program> find(const Context& context) const;
};

} // namespace policygraph::extract
