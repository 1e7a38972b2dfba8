// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "group_finder.hpp"

#include <string_view>
#include <vector>

namespace policygraph::extract {

constexpr std::uint32_t k_longest_group_name = 120; ///< bytes of a body's or a member's name

/// A sentence with the words of roles in it, in their order.
struct GroupFinder::Sentence {
    const Context& context;
    base::Span span;
    std::vector<Cue> cues;
    [[nodiscard]] std::string_view text() const { return context.text(); }
};

/// Cuts blanks and punctuation off both ends.
inline base::Span trim_group_name(std::string_view text, base::Span span) {
    constexpr std::string_view k_edges = " :,.;\n";
    while (!span.empty() && k_edges.find(text[span.begin]) != std::string_view::npos) {
        ++span.begin;
    }
    while (!span.empty() && k_edges.find(text[span.end - 1]) != std::string_view::npos) {
        --span.end;
    }
    return span;
}

} // namespace policygraph::extract
