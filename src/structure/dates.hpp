// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace policygraph::structure {

/// A calendar date as printed; month and day are 0 where they are not given.
struct Date {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    std::size_t begin = 0; ///< where it stands
    std::size_t end = 0;

    [[nodiscard]] std::string iso() const; ///< "2024-12-13", "2024-12", "2024"
    /// The same day `years` on (29 February becomes 28 February in a common year).
    [[nodiscard]] Date after_years(unsigned years) const;
};

/// The date that begins at `at`: 2024年12月13日, 二○二四年十二月十三日, 2024-12-13, 2024/12/13, 2024.12.13;
/// at least a year and a month.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, std::size_t at);

/// The first (last) full date in a short text.
[[nodiscard]] std::optional<Date> first_date(std::string_view text);
[[nodiscard]] std::optional<Date> last_date(std::string_view text);

} // namespace policygraph::structure
