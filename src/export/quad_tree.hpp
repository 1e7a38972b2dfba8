// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/layout.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace policygraph::exporting {

/// Squares in squares over points with masses, each with its centre of mass: far groups push like one point.
class QuadTree {
public:
    QuadTree(const std::vector<Disc>& discs, const std::vector<double>& masses);

    /// Calls push(dx, dy, distance², mass) for every point or far group as seen from (x, y).
    template <typename F>
    void for_each_group(double x, double y, const F& push) const {
        static constexpr double k_far = 1.2; // a group is one point from this many times its side
        std::array<std::int32_t, 4 * k_deepest + 4> open{};
        std::size_t count = 0;
        open[count++] = 0;
        while (count > 0) {
            const Square& square = m_squares[static_cast<std::size_t>(open[--count])];
            const double dx = x - square.x;
            const double dy = y - square.y;
            const double distance = dx * dx + dy * dy;
            if (square.children < 0 || distance > k_far * k_far * square.side * square.side) {
                push(dx, dy, distance, square.mass);
                continue;
            }
            for (std::int32_t child = square.children; child < square.children + 4; ++child) {
                if (m_squares[static_cast<std::size_t>(child)].mass > 0) {
                    open[count++] = child;
                }
            }
        }
    }

private:
    static constexpr std::size_t k_deepest = 24; // points nearer than that count as one
    struct Square {
        double x = 0; // of the centre of mass, once finished
        double y = 0;
        double mass = 0;
        double left = 0;
        double bottom = 0;
        double side = 0;
        std::int32_t children = -1; // the first of four, or none
    };
    void insert(double x, double y, double mass);
    std::size_t child_of(const Square& square, double x, double y) const;
    void split(std::size_t square);

    std::vector<Square> m_squares;
};

} // namespace policygraph::exporting
