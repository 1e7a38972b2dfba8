// SPDX-License-Identifier: Apache-2.0
#include "export/quad_tree.hpp"

#include <algorithm>

namespace policygraph::exporting {

QuadTree::QuadTree(const std::vector<Disc>& discs, const std::vector<double>& masses) {
    Square root;
    double right = -1e300;
    double top = -1e300;
    root.left = root.bottom = 1e300;
    for (const Disc& disc : discs) {
        root.left = std::min(root.left, disc.x);
        root.bottom = std::min(root.bottom, disc.y);
        right = std::max(right, disc.x);
        top = std::max(top, disc.y);
    }
    root.side = std::max({right - root.left, top - root.bottom, 1e-3}) * 1.001;
    m_squares.reserve(discs.size() * 3);
    m_squares.push_back(root);
    for (std::size_t i = 0; i < discs.size(); ++i) {
        insert(discs[i].x, discs[i].y, masses[i]);
    }
}

std::size_t QuadTree::child_of(const Square& square, double x, double y) const {
    const double half = square.side / 2;
    return static_cast<std::size_t>(square.children) + (x >= square.left + half ? 1U : 0U) +
           (y >= square.bottom + half ? 2U : 0U);
}

void QuadTree::split(std::size_t index) {
    const auto first = static_cast<std::int32_t>(m_squares.size());
    for (int i = 0; i < 4; ++i) {
        const Square& parent = m_squares[index];
        Square child;
        child.side = parent.side / 2;
        child.left = parent.left + (i % 2 == 1 ? child.side : 0);
        child.bottom = parent.bottom + (i >= 2 ? child.side : 0);
        m_squares.push_back(child);
    }
    Square& parent = m_squares[index];
    parent.children = first;
    Square& heir = m_squares[child_of(parent, parent.x, parent.y)]; // of the one point so far
    heir.x = parent.x;
    heir.y = parent.y;
    heir.mass = parent.mass;
}

void QuadTree::insert(double x, double y, double mass) {
    std::size_t at = 0;
    for (std::size_t depth = 0;; ++depth) {
        if (m_squares[at].mass > 0 && m_squares[at].children < 0 && depth < k_deepest) {
            split(at);
        }
        Square& square = m_squares[at];
        const double all = square.mass + mass;
        square.x = (square.x * square.mass + x * mass) / all;
        square.y = (square.y * square.mass + y * mass) / all;
        square.mass = all;
        if (square.children < 0) {
            return;
        }
        at = child_of(square, x, y);
    }
}

} // namespace policygraph::exporting
