// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "export/temporary_file.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::exporting {

/// Bytes in ranges, which grow in any order and are read one after the other. What came last waits in memory; when that
/// is full it goes to a temporary file in one piece, ordered by range: small pieces would take twice the time.
class RangeFile {
public:
    /// `room`: bytes of memory.
    RangeFile(std::size_t ranges, std::size_t room) : m_count(ranges), m_room(room) {}

    [[nodiscard]] std::size_t ranges() const { return m_count; }
    /// Appends the parts, one behind the other.
    void put(std::size_t range, std::initializer_list<std::string_view> parts);
    /// All bytes of a range in the order in which they came, valid until the next call; nothing is put any more.
    [[nodiscard]] std::string_view take(std::size_t range);
    /// The same by parts, each of whole puts and valid during its call.
    template <typename Visit>
    void take(std::size_t range, const Visit& visit) {
        finish();
        for (const Run& run : m_runs) {
            char* const to = room(run.begins[range + 1] - run.begins[range]);
            visit(std::string_view(to, read(run, range, to)));
        }
    }

private:
    struct Piece {
        std::uint32_t range = 0;
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };
    /// Bytes of all ranges, the first range first.
    struct Run {
        std::uint64_t place = 0;           ///< in the file
        std::vector<std::uint32_t> begins; ///< of each range, then the end
    };
    Run order();
    void write_out();
    void finish();
    /// Bytes of the run's range; how many.
    std::size_t read(const Run& run, std::size_t range, char* to) const;
    char* room(std::size_t bytes);

    std::size_t m_count;
    std::size_t m_room;
    std::string m_waiting;
    std::vector<Piece> m_pieces;           ///< of m_waiting
    std::vector<std::uint32_t> m_in_order; ///< the pieces by range
    std::vector<Run> m_runs;
    TemporaryFile m_file;
    std::uint64_t m_written = 0;
    bool m_finished = false;
    std::string m_last;              ///< the last run, which stays in memory
    std::unique_ptr<char[]> m_taken; // NOLINT(*-avoid-c-arrays): a vector would fill it with zeros first
    std::size_t m_taken_room = 0;
};

} // namespace policygraph::exporting
