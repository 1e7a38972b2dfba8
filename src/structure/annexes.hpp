// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"
#include "structure/titles.hpp"

#include <policygraph/structure/outline.hpp>

namespace policygraph::structure {

/// Whether the line begins an annex: "附件", "附件1", "附件 2:"; not "附件:1.某某表", the list of annexes.
[[nodiscard]] bool begins_annex(std::string_view line, const CueWords& cues);

/// Splits annexes off the last part: a line "附件2" begins one, and so does what stands below the signature.
/// `signed_until` is where the last part's signature ends, 0 where it has none.
void split_annexes(const Frame& frame, const CueWords& cues, std::uint32_t signed_until, Outline& outline);

/// Splits a part where its outermost numbering begins anew (several plans in one file); the rest become annexes.
/// The sections from `first_section` on are the part's. True where the part was split.
bool split_at_restarts(const Frame& frame, const TitleReader& titles, std::size_t part, std::size_t first_section,
                       Outline& outline);

} // namespace policygraph::structure
