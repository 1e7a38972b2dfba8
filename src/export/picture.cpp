// SPDX-License-Identifier: Apache-2.0
// The idea: every node first gets a place on a sunflower spiral (seeds at the golden angle, radius by the area used so
// far), ordered by kind and degree, so that kinds form rings and hubs stand inside. Then neighbours pull together and
// near nodes push apart for a fixed number of rounds; only nodes of neighbouring squares of a grid can push, which
// makes a round linear. picture_test.cpp holds the bounds.
#include "export/picture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <unordered_map>

namespace policygraph::exporting {

namespace {

constexpr double k_least = 4;
constexpr double k_largest = 100;
constexpr double k_border = 4900;       // Gephi clamps at 5000
constexpr std::size_t k_pulled = 20000; // above that the spiral stays: rounds would take seconds
constexpr int k_rounds = 120;

void set_sizes(const std::vector<Selection::Node>& nodes, std::vector<Look>& looks) {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t most = 0;
    for (const Selection::Node& node : nodes) {
        least = std::min(least, node.degree);
        most = std::max(most, node.degree);
    }
    const double span = most > least ? std::log1p(most - least) : 1;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        looks[i].size = std::round(k_least + (k_largest - k_least) * std::log1p(nodes[i].degree - least) / span);
    }
}

void set_spiral(const Selection& selection, const Profile& profile, std::vector<Look>& looks) {
    const auto& nodes = selection.nodes();
    std::vector<std::uint32_t> order(nodes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto rank = [&](std::uint32_t i) {
            return std::tuple(profile.order_of(nodes[i].kind), nodes[i].kind,
                              -static_cast<std::int64_t>(nodes[i].degree), i);
        };
        return rank(a) < rank(b);
    });
    double area = 0;
    const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
    for (std::size_t i = 0; i < order.size(); ++i) {
        Look& look = looks[order[i]];
        area += look.size * look.size;
        const double radius = 1.3 * std::sqrt(area);
        look.x = radius * std::cos(static_cast<double>(i) * golden_angle);
        look.y = radius * std::sin(static_cast<double>(i) * golden_angle);
    }
}

struct Force {
    double x = 0;
    double y = 0;
};

/// Squares of a grid with the nodes in them; a node pushes those of its own and the eight squares around.
class Grid {
public:
    Grid(const std::vector<Look>& looks, double side) : m_side(side) {
        for (std::uint32_t i = 0; i < looks.size(); ++i) {
            m_squares[key(column(looks[i].x), column(looks[i].y))].push_back(i);
        }
    }
    template <typename F>
    void for_each_near(const Look& look, const F& visit) const {
        for (std::int32_t dx = -1; dx <= 1; ++dx) {
            for (std::int32_t dy = -1; dy <= 1; ++dy) {
                const auto found = m_squares.find(key(column(look.x) + dx, column(look.y) + dy));
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

/// Pushes apart whatever is nearer than `reach` beyond its own size.
void push(const std::vector<Look>& looks, double reach, std::vector<Force>& forces) {
    const Grid grid(looks, k_largest + reach);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        grid.for_each_near(looks[i], [&](std::uint32_t j) {
            const double dx = looks[i].x - looks[j].x;
            const double dy = looks[i].y - looks[j].y;
            const double distance = std::hypot(dx, dy);
            const double wanted = (looks[i].size + looks[j].size) / 2 + reach;
            if (i == j || distance >= wanted) {
                return;
            }
            // Two nodes on one spot part by their order.
            const double strength = (wanted - distance) / 2;
            const double sign = i < j ? -1 : 1;
            forces[i].x += distance > 0 ? strength * dx / distance : sign * strength;
            forces[i].y += distance > 0 ? strength * dy / distance : 0;
        });
    }
}

void pull(const Selection& selection, const std::vector<Look>& looks, double strength, std::vector<Force>& forces) {
    for (const Selection::Edge& edge : selection.edges()) {
        const double dx = looks[edge.target].x - looks[edge.source].x;
        const double dy = looks[edge.target].y - looks[edge.source].y;
        // A hub is not torn by its many neighbours: each end moves by its share.
        const double source = strength / selection.nodes()[edge.source].degree;
        const double target = strength / selection.nodes()[edge.target].degree;
        forces[edge.source].x += dx * source;
        forces[edge.source].y += dy * source;
        forces[edge.target].x -= dx * target;
        forces[edge.target].y -= dy * target;
    }
}

void settle(const Selection& selection, std::vector<Look>& looks) {
    for (int round = 0; round < k_rounds; ++round) {
        std::vector<Force> forces(looks.size());
        // The last rounds only part what overlaps.
        const double left = 1 - static_cast<double>(round) / k_rounds;
        if (left > 0.2) {
            pull(selection, looks, 0.4 * left, forces);
        }
        push(looks, left > 0.2 ? 60 : 12, forces);
        for (std::size_t i = 0; i < looks.size(); ++i) {
            looks[i].x += forces[i].x;
            looks[i].y += forces[i].y;
        }
    }
}

void fit(std::vector<Look>& looks) {
    double far = 1;
    for (const Look& look : looks) {
        far = std::max({far, std::abs(look.x), std::abs(look.y)});
    }
    const double scale = std::min(1.0, k_border / far);
    for (Look& look : looks) {
        look.x = std::round(look.x * scale * 10) / 10;
        look.y = std::round(look.y * scale * 10) / 10;
    }
}

} // namespace

std::vector<Look> draw(const Selection& selection, const Profile& profile) {
    std::vector<Look> looks(selection.nodes().size());
    set_sizes(selection.nodes(), looks);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        looks[i].color = profile.color_of(selection.nodes()[i].kind);
    }
    set_spiral(selection, profile, looks);
    if (looks.size() <= k_pulled) {
        settle(selection, looks);
    }
    fit(looks);
    return looks;
}

} // namespace policygraph::exporting
