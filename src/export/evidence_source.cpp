// SPDX-License-Identifier: Apache-2.0
#include "export/evidence_source.hpp"

#include "export/packed.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_most_ranges = 256;
constexpr std::size_t k_fine = 16; // rows met first are those most spoken of: where they lie, few make a range
constexpr std::size_t k_room = 1U << 20U;
constexpr std::size_t k_recent = 1024;

/// What every record begins with; its texts follow.
struct Head {
    std::uint32_t size = 0;  ///< of the whole record
    std::uint32_t row = 0;   ///< within its range
    std::uint32_t count = 0; ///< how many it stands for
    std::uint32_t document = 0;
    std::uint32_t byte_start = 0;
    std::uint32_t byte_end = 0;
    std::uint32_t priority = 0;
};

Head head_at(std::string_view records, std::size_t offset) {
    return Unpacker(records.data() + offset).value<Head>();
}

} // namespace

bool FoundEvidence::operator<(const FoundEvidence& other) const {
    const auto rank = [](const FoundEvidence& one) {
        return std::tie(one.priority, one.document, one.byte_start, one.byte_end, one.rule, one.written, one.name,
                        one.attributes);
    };
    return rank(*this) < rank(other);
}

EvidenceSource::EvidenceSource(std::size_t rows, Keep keep)
    : m_rows(rows), m_rows_a_range(std::max(std::bit_ceil(rows / k_most_ranges + 1), k_fine)), m_keep(keep),
      m_records(range_of(rows) + 1, k_room), m_recent(keep == Keep::Best ? k_recent : 0), m_loaded(m_records.ranges()) {
}

std::size_t EvidenceSource::range_of(std::size_t row) const {
    return row < m_rows_a_range ? row / k_fine : m_rows_a_range / k_fine + row / m_rows_a_range - 1;
}

void EvidenceSource::add(std::int64_t row, const FoundEvidence& evidence) {
    const auto at = static_cast<std::size_t>(row);
    if (at >= m_rows) {
        return;
    }
    if (m_keep == Keep::Best) {
        add_best(at, evidence);
    } else {
        pack_record(at, evidence, m_record);
        put(at, m_record, 1);
    }
}

void EvidenceSource::add_best(std::size_t row, const FoundEvidence& evidence) {
    const std::array place = {evidence.priority, evidence.document, evidence.byte_start, evidence.byte_end};
    BestQuote& recent = m_recent[row % k_recent];
    if (recent.row != row) {
        put(recent);
        recent.row = row;
    }
    if (recent.takes(place, 1)) {
        pack_record(row, evidence, recent.record);
    }
}

void EvidenceSource::put(BestQuote& recent) {
    if (recent.count != 0) {
        put(recent.row, recent.record, recent.count);
        recent.count = 0;
    }
}

void EvidenceSource::put(std::size_t row, std::string& record, std::uint32_t count) {
    Head head = head_at(record, 0);
    head.size = static_cast<std::uint32_t>(record.size());
    head.count = count;
    std::memcpy(record.data(), &head, sizeof head);
    m_records.put(range_of(row), {record});
}

void EvidenceSource::pack_record(std::size_t row, const FoundEvidence& evidence, std::string& record) const {
    record.clear();
    pack(record, Head{0, static_cast<std::uint32_t>(row % m_rows_a_range), 0, evidence.document, evidence.byte_start,
                      evidence.byte_end, evidence.priority});
    pack(record, evidence.quote);
    if (m_keep == Keep::All) {
        pack(record, evidence.confidence);
        pack(record, evidence.row);
        for (const std::string_view text : {evidence.rule, evidence.written, evidence.name, evidence.attributes}) {
            pack(record, text);
        }
    }
}

void EvidenceSource::load(std::size_t range) {
    m_loaded = range;
    for (BestQuote& recent : m_recent) {
        put(recent);
    }
    m_recent.clear();
    m_keep == Keep::Best ? load_best(range) : load_all(range);
}

/// Part by part, so that only the best of each row takes room.
void EvidenceSource::load_best(std::size_t range) {
    m_best.resize(m_rows_a_range);
    for (BestQuote& best : m_best) {
        best.count = 0;
    }
    m_records.take(range, [&](std::string_view records) {
        for (std::size_t at = 0; at < records.size();) {
            const Head head = head_at(records, at);
            BestQuote& best = m_best[head.row];
            if (best.takes({head.priority, head.document, head.byte_start, head.byte_end}, head.count)) {
                best.record = records.substr(at, head.size);
            }
            at += head.size;
        }
    });
}

/// Reads a range and finds its records by row.
void EvidenceSource::load_all(std::size_t range) {
    m_range = m_records.take(range);
    m_first.assign(m_rows_a_range + 1, 0);
    std::size_t count = 0;
    for (std::size_t at = 0; at < m_range.size(); ++count) {
        const Head head = head_at(m_range, at);
        ++m_first[head.row + 1];
        at += head.size;
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_offsets.resize(count);
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (std::size_t at = 0; at < m_range.size();) {
        const Head head = head_at(m_range, at);
        m_offsets[next[head.row]++] = static_cast<std::uint32_t>(at);
        at += head.size;
    }
}

FoundEvidence EvidenceSource::read(const char* packed) const {
    Unpacker record(packed);
    const auto head = record.value<Head>();
    FoundEvidence one;
    one.document = head.document;
    one.byte_start = head.byte_start;
    one.byte_end = head.byte_end;
    one.priority = head.priority;
    one.quote = record.text();
    if (m_keep == Keep::All) {
        one.confidence = record.value<std::int64_t>();
        one.row = record.value<std::int64_t>();
        for (std::string_view* const text : {&one.rule, &one.written, &one.name, &one.attributes}) {
            *text = record.text();
        }
    }
    return one;
}

std::size_t EvidenceSource::of(std::int64_t row, std::vector<FoundEvidence>& evidence) {
    const auto at = static_cast<std::size_t>(row);
    if (range_of(at) != m_loaded) {
        load(range_of(at));
    }
    evidence.clear();
    const std::size_t within = at % m_rows_a_range;
    if (m_keep == Keep::Best) {
        if (m_best[within].count != 0) {
            evidence.push_back(read(m_best[within].record.data()));
        }
        return m_best[within].count;
    }
    for (std::uint32_t i = m_first[within]; i < m_first[within + 1]; ++i) {
        evidence.push_back(read(m_range.data() + m_offsets[i]));
    }
    std::sort(evidence.begin(), evidence.end());
    return evidence.size();
}

} // namespace policygraph::exporting
