// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/best_quotes.hpp"
#include "export/range_file.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// Evidence as it lies in the database, with the quote cut from its document.
struct FoundEvidence {
    std::uint32_t document = 0; ///< its rank by key
    std::uint32_t byte_start = 0;
    std::uint32_t byte_end = 0;
    std::uint32_t priority = 0;
    std::string_view quote;
    // Where only the best is wanted, what says how it was found is left out: it decides only between equal quotes.
    std::string_view rule;
    std::string_view written;
    std::string_view name;
    std::string_view attributes;
    std::int64_t confidence = 1000;
    std::int64_t row = 0;

    /// The document itself first, then by document and place, so that no history of the database shows.
    [[nodiscard]] bool operator<(const FoundEvidence& other) const;
};

/// The evidence of a table's rows. It comes as it lies in the database, and waits by ranges of rows, in a temporary
/// file where it is much, until it is asked for in the order of the rows: no index is walked and memory does not grow
/// with the graph.
class EvidenceSource {
public:
    enum class Keep : std::uint8_t { Best, All };
    /// `rows`: one more than the largest row number.
    EvidenceSource(std::size_t rows, Keep keep);
    /// Rows that the table does not have are not kept.
    void add(std::int64_t row, const FoundEvidence& evidence);
    /// What is kept of a row, best first, valid until the next call; returns how much evidence it has in all. Rows rise
    /// from call to call, and all evidence was added.
    std::size_t of(std::int64_t row, std::vector<FoundEvidence>& evidence);

private:
    void pack_record(std::size_t row, const FoundEvidence& evidence, std::string& record) const;
    void add_best(std::size_t row, const FoundEvidence& evidence);
    void put(BestQuote& best);
    void put(std::size_t row, std::string& record, std::uint32_t count);
    [[nodiscard]] std::size_t range_of(std::size_t row) const;
    void load(std::size_t range);
    void load_best(std::size_t range);
    void load_all(std::size_t range);
    [[nodiscard]] FoundEvidence read(const char* record) const;

    std::size_t m_rows;
    std::size_t m_rows_a_range;
    Keep m_keep;
    RangeFile m_records;
    std::vector<BestQuote> m_recent; ///< of rows that came lately, at the row's last digits
    std::string m_record;
    std::size_t m_loaded;
    std::vector<BestQuote> m_best;        ///< of each row of the range that is loaded
    std::string_view m_range;             ///< or all its records
    std::vector<std::uint32_t> m_first;   ///< where each row of the range begins in m_offsets
    std::vector<std::uint32_t> m_offsets; ///< of the records, by row
};

} // namespace policygraph::exporting
