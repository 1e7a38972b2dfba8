// SPDX-License-Identifier: Apache-2.0
#include "export/best_quotes.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_most_ranges = 256;
constexpr std::size_t k_records_a_block = 200;

} // namespace

BestQuotes::BestQuotes(std::size_t rows)
    : m_rows(rows), m_rows_a_range(std::bit_ceil(rows / k_most_ranges + 1)),
      m_records(rows / m_rows_a_range + 1, k_records_a_block * sizeof(Record)), m_loaded(m_records.ranges()) {}

void BestQuotes::add(std::int64_t row, const Quote& quote) {
    if (const auto at = static_cast<std::size_t>(row); at < m_rows) {
        const Record record{static_cast<std::uint32_t>(at % m_rows_a_range), quote};
        // NOLINTNEXTLINE(*-reinterpret-cast)
        m_records.put(at / m_rows_a_range, {reinterpret_cast<const char*>(&record), sizeof record});
    }
}

void BestQuotes::load(std::size_t range) {
    m_loaded = range;
    m_best.assign(m_rows_a_range, {});
    m_records.take(range, [&](std::string_view block) {
        for (std::size_t at = 0; at < block.size(); at += sizeof(Record)) {
            Record record;
            std::memcpy(&record, block.data() + at, sizeof record);
            Best& best = m_best[record.row];
            best.quote = best.count++ == 0 ? record.quote : std::min(best.quote, record.quote);
        }
    });
}

const BestQuotes::Best& BestQuotes::of(std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    if (at / m_rows_a_range != m_loaded) {
        load(at / m_rows_a_range);
    }
    return m_best[at % m_rows_a_range];
}

} // namespace policygraph::exporting
