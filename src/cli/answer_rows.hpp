// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/rows.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>

namespace policygraph::cli {

/// The rows that --limit lets through, on their way from the database to whoever shows them. Those beyond are counted,
/// as far as that costs little. The first 10,000 are kept until `finish`: an answer of usual size is whole before
/// anything of it is shown, and the database is let go before a slow reader takes it.
class AnswerRows : public query::RowSink {
public:
    AnswerRows(query::RowSink& shown, std::size_t limit) : m_shown(shown), m_limit(limit) {}
    /// Whose time limit does not run while rows are shown.
    void come_from(store::Reader& reader) { m_reader = &reader; }

    void begin(const query::Heading& heading) override { m_kept.begin(heading); }
    bool row(query::Row&& row) override;
    void left_out(std::size_t rows) override { m_beyond += rows; }
    [[nodiscard]] std::size_t wanted() const override { return m_limit == 0 ? 0 : m_limit + k_counted; }
    /// Shows what is kept; the reader is no longer needed.
    void finish();

    [[nodiscard]] std::size_t taken() const { return m_taken; }
    [[nodiscard]] std::size_t all() const { return m_taken + m_beyond; }
    /// There may be more than `all`.
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    static constexpr std::size_t k_counted = 1000; // rows beyond the limit
    static constexpr std::size_t k_kept = 10000;

    bool show(query::Row&& row);

    query::RowSink& m_shown;
    std::size_t m_limit;
    store::Reader* m_reader = nullptr;
    query::RowKeeper m_kept;
    std::size_t m_taken = 0;
    std::size_t m_beyond = 0;
    bool m_flowing = false;
    bool m_stopped = false;
};

} // namespace policygraph::cli
