// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

namespace policygraph::extract {

/// Gives what the outline read from header and signature its evidence in the source text.
class DocumentFinder {
public:
    explicit DocumentFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] Document find(const Context& context) const;
};

} // namespace policygraph::extract
