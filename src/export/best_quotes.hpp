// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/range_file.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace policygraph::exporting {

/// Which quote of each row is the best, and how many it has. Quotes come as they lie in the database, and wait by
/// ranges of rows, in a temporary file where they are many, until they are asked for in the order of the rows: no index
/// is walked and memory does not grow with the graph.
class BestQuotes {
public:
    struct Quote {
        std::uint32_t priority = 0;
        std::uint32_t document = 0; ///< its rank by key
        std::uint32_t byte_start = 0;
        std::uint32_t byte_end = 0;
        auto operator<=>(const Quote&) const = default;
    };
    struct Best {
        std::uint32_t count = 0;
        Quote quote;
    };

    /// `rows`: one more than the largest row number.
    explicit BestQuotes(std::size_t rows);
    /// Rows that the table does not have are not kept.
    void add(std::int64_t row, const Quote& quote);
    /// Rows rise from call to call, and all quotes were added.
    [[nodiscard]] const Best& of(std::int64_t row);

private:
    struct Record {
        std::uint32_t row = 0; ///< within its range
        Quote quote;
    };
    void load(std::size_t range);

    std::size_t m_rows;
    std::size_t m_rows_a_range;
    RangeFile m_records;
    std::size_t m_loaded;
    std::vector<Best> m_best; ///< of the rows of the range that is loaded
};

} // namespace policygraph::exporting
