// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/profile.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::exporting {

/// Size, colour and place of each selected node, so that a tool opens a finished picture: sizes 4…100 by the
/// logarithm of the degree (Gephi scales any others to that range, and the places with them), |x| and |y| below
/// 5000. The same structure gives the same picture. Up to k_drawn nodes lie by their neighbours or their dates, no two
/// on top of each other; more lie on a spiral, by kind and degree, which needs no memory.
class Picture {
public:
    static constexpr std::size_t k_drawn = 20000;

    /// `degrees`: how many selected edges each node has, by row; `nodes`: how many are selected. Four bytes a node.
    Picture(const store::Reader& reader, const Selection& selection, const Profile& profile, Layout layout,
            std::vector<std::uint32_t> degrees, std::size_t nodes);

    /// The look of a selected node.
    [[nodiscard]] Look of(std::int64_t row) const;

private:
    /// Nodes of one kind and degree on the spiral, in the order of their keys.
    struct Ring {
        std::string_view color;
        std::uint32_t degree = 0;
        std::uint32_t count = 0;
        std::uint32_t first = 0; ///< how many lie further inside
        double area = 0;         ///< of those
        double size = 4;
    };
    using Rings = std::map<std::string, std::map<std::uint32_t, std::uint32_t>, std::less<>>; // by kind, by degree

    void draw(const store::Reader& reader, Layout layout);
    void plan_spiral(const store::Reader& reader);
    Rings count_rings(const store::Reader& reader);
    std::vector<std::uint32_t> order_rings(const Rings& rings);
    [[nodiscard]] Look on_spiral(std::int64_t row, double scale) const;
    [[nodiscard]] double size_of(std::uint32_t degree) const;

    const Selection& m_selection;
    const Profile& m_profile;
    std::uint32_t m_least_degree = 0;
    double m_span = 1;
    double m_scale = 1;
    std::vector<std::uint32_t> m_places;                ///< on the spiral, by row
    std::vector<Ring> m_rings;                          ///< from the middle outwards
    std::vector<std::pair<std::int64_t, Look>> m_drawn; ///< by row; empty where all lie on the spiral
};

} // namespace policygraph::exporting
