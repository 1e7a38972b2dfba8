// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/table.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <functional>
#include <string>

namespace policygraph::query {

struct CopiesOptions {
    std::string policy;         ///< part of the title of either policy; empty: all
    std::size_t least = 200;    ///< characters that must be shared
    bool cited = false;         ///< also pairs of which one cites, revises or follows the other
    std::function<void()> tick; ///< called now and then; ends the work by throwing
};

/// Pairs of policies whose documents share text, by Han characters alone (figures, punctuation and blanks left aside),
/// in runs of at least 36: policy, place, date (the later of the two, where both are dated), earlier, earlier_place,
/// earlier_date, characters shared, share (per cent of the policy's own), passages, other_file, other_start, other_end
/// (the longest passage there), file, byte_start, byte_end, quote (the same here). A run that stands in more than
/// twelve documents is common stock and counts for nobody. The most shared first.
[[nodiscard]] Table copies(const store::Reader& reader, const CopiesOptions& options);

} // namespace policygraph::query
