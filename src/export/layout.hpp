// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// A circle to be laid out.
struct Disc {
    double x = 0;
    double y = 0;
    double size = 4; ///< diameter
};

using Links = std::vector<std::pair<std::uint32_t, std::uint32_t>>; // indexes of discs

/// Puts neighbours near each other, hubs apart: ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014) with forces of
/// far groups taken together (Barnes and Hut 1986), from the places that the discs have. Then makes room.
void lay_out_by_force(std::vector<Disc>& discs, const Links& links);

/// Parts discs that overlap, by moving each as little as possible, in at most `rounds`.
void part(std::vector<Disc>& discs, double gap, int rounds);

} // namespace policygraph::exporting
