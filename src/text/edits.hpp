// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/text/normal_text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace policygraph::text {

/// One change of a text: the bytes of `span` become `replacement`. `what` is the name of the repair, a
/// literal; empty for changes of shape that no report lists.
struct Edit {
    base::Span span;
    std::string replacement;
    std::string_view what;
};

/// A text with the map back to the text it was made from.
struct Layer {
    std::string text;
    OffsetMap map;
};

/// Applies edits, which are sorted by `span.begin`; one that overlaps an earlier one is left out.
[[nodiscard]] Layer apply_edits(std::string_view text, const std::vector<Edit>& edits);

/// The map of two steps in a row: `outer` leads from C to B, `inner` from B to A; the result from C to A.
[[nodiscard]] OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner);

} // namespace policygraph::text
