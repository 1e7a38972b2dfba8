// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::resolve {

/// A title that names its period (“十四五”…规划, …行动计划(2021—2023年)): what is left without it, and the period's
/// first year. Two titles with the same rest are versions of one another.
struct TitleVersion {
    std::string rest; ///< "" where the title names no period
    int year = 0;
};

/// `folded` as PolicyTitles::folded gives it; `periods` are (word, first year) of the five-year plans.
[[nodiscard]] TitleVersion version_of(std::string_view folded, const std::vector<std::pair<std::string, int>>& periods);

} // namespace policygraph::resolve
