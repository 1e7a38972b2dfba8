// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_rows.hpp"

#include <chrono>
#include <utility>

namespace policygraph::cli {

bool AnswerRows::row(query::Row&& row) {
    if (m_limit != 0 && m_taken == m_limit) {
        ++m_beyond;
        m_stopped = m_beyond >= k_counted;
        return !m_stopped;
    }
    ++m_taken;
    if (m_taken > k_kept) {
        return show(std::move(row));
    }
    return m_kept.row(std::move(row));
}

bool AnswerRows::show(query::Row&& row) {
    const auto begin = std::chrono::steady_clock::now();
    if (!std::exchange(m_flowing, true)) {
        query::pour(std::exchange(m_kept.table(), {}), m_shown);
    }
    const bool more = m_shown.row(std::move(row));
    if (m_reader != nullptr) {
        m_reader->extend_time_limit(std::chrono::steady_clock::now() - begin);
    }
    return more;
}

void AnswerRows::finish() {
    if (!m_flowing) {
        query::pour(std::move(m_kept.table()), m_shown);
    }
}

} // namespace policygraph::cli
