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

Disc seed_at(std::size_t seed, double area, double size) {
    const double angle = static_cast<double>(seed) * std::numbers::pi * (3 - std::sqrt(5.0));
    const double radius = 1.3 * std::sqrt(area);
    return {radius * std::cos(angle), radius * std::sin(angle), size};
}

double rounded(double place) {
    const double tenth = std::round(place * 10) / 10;
    return tenth == 0 ? 0 : tenth; // no -0
}

} // namespace

Picture::Picture(const store::Reader& reader, const Selection& selection, const Profile& profile, Layout layout,
                 std::vector<std::uint32_t> degrees, std::size_t nodes)
    : m_selection(selection), m_profile(profile), m_places(std::move(degrees)) {
    plan_spiral(reader);
    if (nodes <= k_drawn) {
        draw(reader, layout);
    }
}

double Picture::size_of(std::uint32_t degree) const {
    return std::round(k_least + (k_largest - k_least) * std::log1p(degree - m_least_degree) / m_span);
}

/// Where the degrees were, stand the numbers of the rings afterwards, as they were met.
Picture::Rings Picture::count_rings(const store::Reader& reader) {
    Rings rings;
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    std::uint32_t most = 0;
    auto kind = rings.end();
    store::Prepared nodes(reader, "SELECT id, kind FROM node ORDER BY kind, name");
    while (nodes.step()) {
        if (!m_selection.has_node(nodes.integer(0))) {
            continue;
        }
        if (kind == rings.end() || kind->first != nodes.text(1)) { // they come in long runs
            kind = rings.try_emplace(std::string(nodes.text(1))).first;
        }
        std::uint32_t& place = m_places[static_cast<std::size_t>(nodes.integer(0))];
        least = std::min(least, place);
        most = std::max(most, place);
        const auto [ring, is_new] = kind->second.try_emplace(place, static_cast<std::uint32_t>(m_rings.size()));
        if (is_new) {
            m_rings.push_back({m_profile.color_of(kind->first), place});
        }
        ++m_rings[ring->second].count;
        place = ring->second;
    }
    m_least_degree = most < least ? 0 : least;
    m_span = most > least ? std::log1p(most - least) : 1;
    return rings;
}

/// By kind in the profile's order, hubs inside. Returns the new number of each ring.
std::vector<std::uint32_t> Picture::order_rings(const Rings& rings) {
    std::vector<const Rings::value_type*> kinds;
    for (const auto& kind : rings) {
        kinds.push_back(&kind);
    }
    std::stable_sort(kinds.begin(), kinds.end(), [&](const auto* a, const auto* b) {
        return m_profile.order_of(a->first) < m_profile.order_of(b->first);
    });
    std::vector<Ring> ordered;
    std::vector<std::uint32_t> numbers(m_rings.size());
    std::uint32_t inside = 0;
    double area = 0;
    for (const auto* const kind : kinds) {
        for (auto entry = kind->second.rbegin(); entry != kind->second.rend(); ++entry) {
            Ring ring = m_rings[entry->second];
            ring.first = inside;
            ring.area = area;
            ring.size = size_of(ring.degree);
            inside += ring.count;
            area += static_cast<double>(ring.count) * ring.size * ring.size;
            numbers[entry->second] = static_cast<std::uint32_t>(ordered.size());
            ordered.push_back(ring);
        }
    }
    m_rings = std::move(ordered);
    m_scale = std::min(1.0, k_border / std::max(1.0, 1.3 * std::sqrt(area)));
    return numbers;
}

void Picture::plan_spiral(const store::Reader& reader) {
    const std::vector<std::uint32_t> numbers = order_rings(count_rings(reader));
    std::vector<std::uint32_t> next;
    for (const Ring& ring : m_rings) {
        next.push_back(ring.first);
    }
    store::Prepared nodes(reader, "SELECT id FROM node ORDER BY key");
    while (nodes.step()) {
        if (m_selection.has_node(nodes.integer(0))) {
            std::uint32_t& place = m_places[static_cast<std::size_t>(nodes.integer(0))];
            // The key's index of a damaged database may name a row twice, or one that the table's scan did not meet.
            if (place < numbers.size()) {
                place = next[numbers[place]]++;
            }
        }
    }
}

Look Picture::on_spiral(std::int64_t row, double scale) const {
    const std::uint32_t place = m_places[static_cast<std::size_t>(row)];
    const auto after = std::upper_bound(m_rings.begin(), m_rings.end(), place,
                                        [](std::uint32_t wanted, const Ring& ring) { return wanted < ring.first; });
    const Ring& ring = *(after - 1);
    const double area = ring.area + (place - ring.first + 1.0) * ring.size * ring.size;
    const Disc disc = seed_at(place, area, ring.size);
    return {rounded(disc.x * scale), rounded(disc.y * scale), disc.size, ring.color};
}

Look Picture::of(std::int64_t row) const {
    if (m_drawn.empty()) {
        return on_spiral(row, m_scale);
    }
    const auto found = std::lower_bound(m_drawn.begin(), m_drawn.end(), row,
                                        [](const auto& entry, std::int64_t wanted) { return entry.first < wanted; });
    return found == m_drawn.end() || found->first != row ? on_spiral(row, m_scale) : found->second;
}

void Picture::draw(const store::Reader& reader, Layout layout) {
    std::vector<Disc> discs;
    std::vector<Look> looks;
    std::map<std::int64_t, std::uint32_t> index_of;
    store::Prepared nodes(reader, "SELECT id FROM node ORDER BY key");
    while (nodes.step()) {
        const std::int64_t row = nodes.integer(0);
        if (m_selection.has_node(row)) {
            index_of.emplace(row, static_cast<std::uint32_t>(looks.size()));
            looks.push_back(on_spiral(row, 1)); // the layout has its own scale
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
                const auto source = index_of.find(edges.integer(1));
                const auto target = index_of.find(edges.integer(2));
                if (source != index_of.end() && target != index_of.end()) { // as in every whole database
                    links.emplace_back(source->second, target->second);
                }
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
    for (const auto& [row, index] : index_of) {
        m_drawn.emplace_back(row, looks[index]);
    }
}

} // namespace policygraph::exporting
