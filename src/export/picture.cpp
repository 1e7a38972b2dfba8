// SPDX-License-Identifier: Apache-2.0
// Every node first gets a place on a sunflower spiral (seeds at the golden angle, radius by the area used so far),
// ordered by kind and degree, so that kinds form rings and hubs stand inside. Where there are few enough, that is only
// where the layout begins.
#include "export/picture.hpp"

#include "export/layout.hpp"
#include "export/lineage_layout.hpp"

#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace policygraph::exporting {

namespace {

constexpr double k_least = 4;
constexpr double k_largest = 100;
constexpr double k_border = 4900; // Gephi clamps at 5000

Disc on_spiral(std::size_t seed, double area, double size) {
    const double angle = static_cast<double>(seed) * std::numbers::pi * (3 - std::sqrt(5.0));
    const double radius = 1.3 * std::sqrt(area);
    return {radius * std::cos(angle), radius * std::sin(angle), size};
}

double rounded(double place) {
    const double tenth = std::round(place * 10) / 10;
    return tenth == 0 ? 0 : tenth; // no -0
}

} // namespace

Picture::Picture(const store::Reader& reader, const Selection& selection, const Profile& profile, Layout layout)
    : m_selection(selection), m_profile(profile) {
    plan_spiral(reader);
    if (selection.nodes() <= k_drawn) {
        draw(reader, layout);
    }
}

double Picture::size_of(std::uint32_t degree) const {
    return std::round(k_least + (k_largest - k_least) * std::log1p(degree - m_least_degree) / m_span);
}

void Picture::plan_spiral(const store::Reader& reader) {
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t most = 0;
    store::Prepared nodes(reader, "SELECT id, kind FROM node ORDER BY kind, name");
    while (nodes.step()) {
        if (m_selection.has_node(nodes.integer(0))) {
            const std::uint32_t degree = m_selection.degree(nodes.integer(0));
            least = std::min(least, degree);
            most = std::max(most, degree);
            auto kind = m_spiral.find(nodes.text(1));
            kind = kind != m_spiral.end() ? kind : m_spiral.try_emplace(std::string(nodes.text(1))).first;
            ++kind->second[degree].first;
        }
    }
    m_least_degree = most < least ? 0 : least;
    m_span = most > least ? std::log1p(most - least) : 1;
    std::vector<const std::string*> kinds;
    for (const auto& [kind, degrees] : m_spiral) {
        kinds.push_back(&kind);
    }
    std::stable_sort(kinds.begin(), kinds.end(), [&](const std::string* a, const std::string* b) {
        return m_profile.order_of(*a) < m_profile.order_of(*b);
    });
    std::size_t inside = 0;
    double area = 0;
    for (const std::string* const kind : kinds) {
        auto& degrees = m_spiral.at(*kind);
        for (auto entry = degrees.rbegin(); entry != degrees.rend(); ++entry) {
            Seeds& seeds = entry->second;
            const std::size_t count = seeds.first;
            seeds = {inside, area, size_of(entry->first)};
            inside += count;
            area += static_cast<double>(count) * seeds.size * seeds.size;
        }
    }
    m_scale = std::min(1.0, k_border / std::max(1.0, 1.3 * std::sqrt(area)));
}

Look Picture::next(std::int64_t row, std::string_view kind) {
    if (m_next < m_drawn.size()) {
        return m_drawn[m_next++];
    }
    Seeds& seeds = m_spiral.find(kind)->second.at(m_selection.degree(row));
    seeds.area += seeds.size * seeds.size;
    const Disc disc = on_spiral(seeds.first++, seeds.area, seeds.size);
    return {rounded(disc.x * m_scale), rounded(disc.y * m_scale), disc.size, m_profile.color_of(kind)};
}

void Picture::draw(const store::Reader& reader, Layout layout) {
    std::vector<Disc> discs;
    std::vector<Look> looks;
    std::map<std::int64_t, std::uint32_t> index_of;
    store::Prepared nodes(reader, "SELECT id, kind FROM node ORDER BY key");
    m_scale = 1; // the layout has its own
    while (nodes.step()) {
        const std::int64_t row = nodes.integer(0);
        if (m_selection.has_node(row)) {
            index_of.emplace(row, static_cast<std::uint32_t>(looks.size()));
            looks.push_back(next(row, nodes.text(1)));
            discs.push_back({looks.back().x, looks.back().y, looks.back().size});
        }
    }
    if (discs.empty()) {
        return;
    }
    if (layout == Layout::Lineage) {
        lay_out_by_date(reader, index_of, m_profile.levels, discs);
    } else {
        Links links;
        store::Prepared edges(reader, "SELECT id, source, target FROM edge ORDER BY key");
        while (edges.step()) {
            if (m_selection.has_edge(edges.integer(0)) && edges.integer(1) != edges.integer(2)) {
                links.emplace_back(index_of.at(edges.integer(1)), index_of.at(edges.integer(2)));
            }
        }
        lay_out_by_force(discs, links);
    }
    double far = 1;
    for (const Disc& disc : discs) {
        far = std::max({far, std::abs(disc.x), std::abs(disc.y)});
    }
    const double scale = std::min(1.0, k_border / far);
    for (std::size_t i = 0; i < looks.size(); ++i) {
        looks[i].x = rounded(discs[i].x * scale);
        looks[i].y = rounded(discs[i].y * scale);
    }
    m_drawn = std::move(looks);
}

} // namespace policygraph::exporting
