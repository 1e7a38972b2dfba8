// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/profile.hpp"
#include "export/rows.hpp"
#include "export/selection.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// Size, colour and place of each selected node, so that a tool opens a finished picture: sizes 4…100 by the
/// logarithm of the degree (Gephi scales any others to that range, and the places with them), |x| and |y| below
/// 5000. The same structure gives the same picture. Up to k_drawn nodes lie by their neighbours or their dates, no two
/// on top of each other; more lie on a spiral, by kind and degree, which needs no memory.
class Picture {
public:
    static constexpr std::size_t k_drawn = 20000;

    Picture(const store::Reader& reader, const Selection& selection, const Profile& profile, Layout layout);

    /// The look of the next node in the order of the keys.
    [[nodiscard]] Look next(std::int64_t row, std::string_view kind);

private:
    void draw(const store::Reader& reader, Layout layout);
    void plan_spiral(const store::Reader& reader);
    [[nodiscard]] double size_of(std::uint32_t degree) const;

    /// Nodes of one kind and degree on the spiral.
    struct Seeds {
        std::size_t first = 0; ///< how many lie further inside; counts up as they are given out
        double area = 0;       ///< of those further inside
        double size = 4;
    };

    const Selection& m_selection;
    const Profile& m_profile;
    std::uint32_t m_least_degree = 0;
    double m_span = 1;
    double m_scale = 1;
    std::vector<Look> m_drawn;
    std::size_t m_next = 0;
    std::map<std::string, std::map<std::uint32_t, Seeds>, std::less<>> m_spiral; // by kind, by degree
};

} // namespace policygraph::exporting
