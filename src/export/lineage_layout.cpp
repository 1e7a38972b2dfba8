// SPDX-License-Identifier: Apache-2.0
#include "export/lineage_layout.hpp"

#include <policygraph/store/prepared.hpp>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <tuple>

namespace policygraph::exporting {

namespace {

constexpr double k_width = 9000;
constexpr double k_column = 110; // as wide as the largest node with a gap

struct Origin {
    std::string date; ///< "" where no document has one
    std::size_t level = 0;
};

/// Months since the year 0.
double months(const std::string& date) {
    const double year = std::atof(date.substr(0, 4).c_str());
    return year * 12 + (date.size() >= 7 ? std::atof(date.substr(5, 2).c_str()) - 1 : 5);
}

std::vector<Origin> origins(const store::Reader& reader, const std::map<std::int64_t, std::uint32_t>& index_of,
                            const std::vector<std::string>& levels, std::size_t count) {
    std::vector<Origin> all(count, Origin{{}, levels.size()});
    // A document says of others what is older than it; so the node's own document goes first.
    store::Prepared rows(reader, "SELECT v.node, coalesce(json_extract(n.attributes, '$.date_signed'), ''), "
                                 "coalesce(json_extract(p.attributes, '$.level'), '') "
                                 "FROM evidence v JOIN document d ON d.id = v.document JOIN node n ON n.id = d.node "
                                 "LEFT JOIN node p ON p.kind = 'Place' AND "
                                 "p.name = json_extract(n.attributes, '$.place') "
                                 "WHERE v.node IS NOT NULL ORDER BY v.node, v.priority, 2, 3");
    std::int64_t last = -1;
    while (rows.step()) {
        const auto index = index_of.find(rows.integer(0));
        if (index == index_of.end() || rows.integer(0) == last) {
            continue;
        }
        last = rows.integer(0);
        const auto level = std::find(levels.begin(), levels.end(), rows.text(2));
        all[index->second] = {std::string(rows.text(1)), static_cast<std::size_t>(level - levels.begin())};
    }
    return all;
}

} // namespace

void lay_out_by_date(const store::Reader& reader, const std::map<std::int64_t, std::uint32_t>& index_of,
                     const std::vector<std::string>& levels, std::vector<Disc>& discs) {
    const std::vector<Origin> origin = origins(reader, index_of, levels, discs.size());
    double first = 1e9;
    double last = 0;
    for (const Origin& one : origin) {
        if (!one.date.empty()) {
            first = std::min(first, months(one.date));
            last = std::max(last, months(one.date));
        }
    }
    const double span = std::max(1.0, last - first);
    // Columns of each level are filled from the top: the largest first.
    std::vector<std::uint32_t> order(discs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return discs[a].size > discs[b].size; });
    std::map<std::pair<std::size_t, int>, double> filled; // by level and column
    std::vector<double> depth(levels.size() + 1);
    for (const std::uint32_t i : order) {
        const Origin& one = origin[i];
        const double x = one.date.empty() ? -300 : (months(one.date) - first) / span * (k_width - 600);
        double& y = filled[{one.level, static_cast<int>(x / k_column)}];
        discs[i].x = x;
        discs[i].y = y + discs[i].size / 2;
        y += discs[i].size + 12;
        depth[one.level] = std::max(depth[one.level], y);
    }
    std::vector<double> top(depth.size());
    for (std::size_t level = 1; level < top.size(); ++level) {
        top[level] = top[level - 1] + depth[level - 1] + (depth[level - 1] > 0 ? 200 : 0);
    }
    const double middle = (top.back() + depth.back()) / 2;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        discs[i].x -= k_width / 2 - 300;
        discs[i].y = middle - (top[origin[i].level] + discs[i].y);
    }
}

} // namespace policygraph::exporting
