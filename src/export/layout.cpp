// SPDX-License-Identifier: Apache-2.0
#include "export/layout.hpp"

#include "export/quad_tree.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace policygraph::exporting {

namespace {

struct Force {
    double x = 0;
    double y = 0;
};

/// One run of ForceAtlas2; the names of its quantities are the paper's.
class ForceAtlas {
public:
    ForceAtlas(std::vector<Disc>& discs, const Links& links)
        : m_discs(discs), m_links(links), m_masses(discs.size(), 1), m_forces(discs.size()), m_before(discs.size()) {
        for (const auto& [source, target] : links) {
            m_masses[source] += 1;
            m_masses[target] += 1;
        }
    }

    void step() {
        std::swap(m_forces, m_before);
        std::fill(m_forces.begin(), m_forces.end(), Force());
        repel();
        attract();
        move();
    }

private:
    static constexpr double k_repulsion = 40;
    static constexpr double k_gravity = 1.0;
    static constexpr double k_tolerance = 1.0;

    void repel() {
        const QuadTree tree(m_discs, m_masses);
        for (std::size_t i = 0; i < m_discs.size(); ++i) {
            Force& force = m_forces[i];
            const double strength = k_repulsion * m_masses[i];
            tree.for_each_group(m_discs[i].x, m_discs[i].y, [&](double dx, double dy, double square, double mass) {
                if (square > 1e-9) {
                    const double factor = strength * mass / square;
                    force.x += dx * factor;
                    force.y += dy * factor;
                }
            });
            const double distance = std::sqrt(m_discs[i].x * m_discs[i].x + m_discs[i].y * m_discs[i].y);
            if (distance > 0) {
                const double gravity = k_gravity * m_masses[i] / distance * std::sqrt(distance);
                force.x -= m_discs[i].x * gravity;
                force.y -= m_discs[i].y * gravity;
            }
        }
    }

    void attract() {
        for (const auto& [source, target] : m_links) {
            const double dx = m_discs[target].x - m_discs[source].x;
            const double dy = m_discs[target].y - m_discs[source].y;
            m_forces[source].x += dx;
            m_forces[source].y += dy;
            m_forces[target].x -= dx;
            m_forces[target].y -= dy;
        }
    }

    void move() {
        double swinging = 0;
        double traction = 0;
        std::vector<double> swing(m_discs.size());
        for (std::size_t i = 0; i < m_discs.size(); ++i) {
            swing[i] = m_masses[i] * std::hypot(m_forces[i].x - m_before[i].x, m_forces[i].y - m_before[i].y);
            swinging += swing[i];
            traction += m_masses[i] * std::hypot(m_forces[i].x + m_before[i].x, m_forces[i].y + m_before[i].y) / 2;
        }
        const double wanted = swinging > 0 ? k_tolerance * traction / swinging : m_speed;
        m_speed = m_speed + std::min(wanted - m_speed, 0.5 * m_speed);
        for (std::size_t i = 0; i < m_discs.size(); ++i) {
            const double factor = m_speed / (1 + std::sqrt(m_speed * swing[i]));
            m_discs[i].x += m_forces[i].x * factor;
            m_discs[i].y += m_forces[i].y * factor;
        }
    }

    std::vector<Disc>& m_discs;
    const Links& m_links;
    std::vector<double> m_masses;
    std::vector<Force> m_forces;
    std::vector<Force> m_before;
    double m_speed = 1;
};

constexpr double k_widest = 4400; // Gephi clamps places at 5000

/// Scales the places so that there is room for labels, where Gephi's limits leave any; at least for the discs.
void make_room(std::vector<Disc>& discs) {
    double area = 0;
    double spread = 0;
    for (const Disc& disc : discs) {
        area += (disc.size + 8) * (disc.size + 8);
        spread += disc.x * disc.x + disc.y * disc.y;
    }
    const double radius = std::sqrt(2 * spread / static_cast<double>(discs.size()));
    const double least = 1.5 * std::sqrt(area);
    const double wanted = std::max(least, std::min(2.5 * least, k_widest / 2));
    const double scale = radius > 0 ? wanted / radius : 1;
    for (Disc& disc : discs) {
        disc.x *= scale;
        disc.y *= scale;
    }
}

/// Squares of a grid with the discs in them.
class Grid {
public:
    Grid(const std::vector<Disc>& discs, double side) : m_side(side) {
        for (std::uint32_t i = 0; i < discs.size(); ++i) {
            m_squares[key(column(discs[i].x), column(discs[i].y))].push_back(i);
        }
    }
    template <typename F>
    void for_each_near(const Disc& disc, const F& visit) const {
        for (std::int32_t dx = -1; dx <= 1; ++dx) {
            for (std::int32_t dy = -1; dy <= 1; ++dy) {
                const auto found = m_squares.find(key(column(disc.x) + dx, column(disc.y) + dy));
                if (found != m_squares.end()) {
                    std::for_each(found->second.begin(), found->second.end(), visit);
                }
            }
        }
    }

private:
    [[nodiscard]] std::int32_t column(double x) const { return static_cast<std::int32_t>(std::floor(x / m_side)); }
    static std::uint64_t key(std::int32_t x, std::int32_t y) {
        return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U) | static_cast<std::uint32_t>(y);
    }
    double m_side;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_squares; // asked only, never walked
};

} // namespace

void part(std::vector<Disc>& discs, double gap, int rounds) {
    double largest = 0;
    for (const Disc& disc : discs) {
        largest = std::max(largest, disc.size);
    }
    for (int round = 0; round < rounds; ++round) {
        const Grid grid(discs, largest + gap);
        std::vector<Force> forces(discs.size());
        bool moved = false;
        for (std::size_t i = 0; i < discs.size(); ++i) {
            grid.for_each_near(discs[i], [&](std::uint32_t j) {
                const double dx = discs[i].x - discs[j].x;
                const double dy = discs[i].y - discs[j].y;
                const double wanted = (discs[i].size + discs[j].size) / 2 + gap;
                const double square = dx * dx + dy * dy;
                if (i == j || square >= wanted * wanted) {
                    return;
                }
                moved = true;
                // The smaller one moves more; two on one spot part by their order.
                const double distance = std::sqrt(square);
                const double share = discs[j].size / (discs[i].size + discs[j].size);
                const double strength = (wanted - distance) * share;
                const double sign = i < j ? -1 : 1;
                forces[i].x += distance > 0 ? strength * dx / distance : sign * strength;
                forces[i].y += distance > 0 ? strength * dy / distance : 0;
            });
        }
        if (!moved) {
            return;
        }
        for (std::size_t i = 0; i < discs.size(); ++i) {
            discs[i].x += forces[i].x;
            discs[i].y += forces[i].y;
        }
    }
}

void lay_out_by_force(std::vector<Disc>& discs, const Links& links) {
    const int rounds = discs.size() < 2000 ? 600 : 200;
    ForceAtlas atlas(discs, links);
    for (int round = 0; round < rounds; ++round) {
        atlas.step();
    }
    make_room(discs);
    part(discs, 6, 150);
}

} // namespace policygraph::exporting
