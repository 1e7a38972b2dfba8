// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "structure/cue_words.hpp"
#include "structure/frame.hpp"

#include <policygraph/structure/outline.hpp>

namespace policygraph::structure {

/// Splits annexes off the last part: a line "附件2" begins one, and so does what stands below the signature.
/// `signed_until` is where the last part's signature ends, 0 where it has none.
void split_annexes(const Frame& frame, const CueWords& cues, std::uint32_t signed_until, Outline& outline);

} // namespace policygraph::structure
