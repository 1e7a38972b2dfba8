// SPDX-License-Identifier: Apache-2.0
#include "export/range_file.hpp"

#include <cstring>
#include <numeric>
#include <utility>

namespace policygraph::exporting {

namespace {

constexpr std::size_t k_write = 1U << 17U;

} // namespace

void RangeFile::put(std::size_t range, std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) {
        size += part.size();
    }
    if (m_waiting.size() + size > m_room && !m_waiting.empty()) {
        write_out();
    }
    if (m_waiting.empty()) {
        m_waiting.reserve(m_room); // growing would end with room for two
    }
    m_pieces.push_back({static_cast<std::uint32_t>(range), static_cast<std::uint32_t>(m_waiting.size()),
                        static_cast<std::uint32_t>(size)});
    for (const std::string_view part : parts) {
        m_waiting.append(part);
    }
}

/// Puts the pieces in order. Those of one range stay in theirs.
RangeFile::Run RangeFile::order() {
    std::vector<std::uint32_t> places(m_count + 1);
    Run run{m_written, std::vector<std::uint32_t>(m_count + 1)};
    for (const Piece& piece : m_pieces) {
        ++places[piece.range + 1];
        run.begins[piece.range + 1] += piece.size;
    }
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::partial_sum(run.begins.begin(), run.begins.end(), run.begins.begin());
    m_in_order.resize(m_pieces.size());
    for (std::uint32_t i = 0; i < m_pieces.size(); ++i) {
        m_in_order[places[m_pieces[i].range]++] = i;
    }
    return run;
}

void RangeFile::write_out() {
    m_runs.push_back(order());
    m_last.clear();
    for (const std::uint32_t i : m_in_order) {
        m_last.append(m_waiting, m_pieces[i].offset, m_pieces[i].size);
        if (m_last.size() >= k_write || i == m_in_order.back()) {
            m_file.write(m_written, m_last);
            m_written += m_last.size();
            m_last.clear();
        }
    }
    m_waiting.clear();
    m_pieces.clear();
}

void RangeFile::finish() {
    if (m_finished) {
        return;
    }
    m_finished = true;
    m_runs.push_back(order());
    m_last.clear();
    for (const std::uint32_t i : m_in_order) {
        m_last.append(m_waiting, m_pieces[i].offset, m_pieces[i].size);
    }
    std::exchange(m_waiting, std::string()); // assigning {} would keep the room
    std::exchange(m_pieces, std::vector<Piece>());
    std::exchange(m_in_order, std::vector<std::uint32_t>());
}

std::size_t RangeFile::read(const Run& run, std::size_t range, char* to) const {
    const std::size_t size = run.begins[range + 1] - run.begins[range];
    if (run.place == m_written) {
        std::memcpy(to, m_last.data() + run.begins[range], size);
    } else {
        m_file.read(run.place + run.begins[range], to, size);
    }
    return size;
}

char* RangeFile::room(std::size_t bytes) {
    if (bytes > m_taken_room) {
        m_taken = std::make_unique_for_overwrite<char[]>(bytes); // NOLINT(*-avoid-c-arrays)
        m_taken_room = bytes;
    }
    return m_taken.get();
}

std::string_view RangeFile::take(std::size_t range) {
    finish();
    std::size_t size = 0;
    for (const Run& run : m_runs) {
        size += run.begins[range + 1] - run.begins[range];
    }
    char* const begin = room(size);
    char* to = begin;
    for (const Run& run : m_runs) {
        to += read(run, range, to);
    }
    return {begin, size};
}

} // namespace policygraph::exporting
