// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/prepared.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::store {

/// Reads an entry of the table `adjacency`, whose format stands in src/store/adjacency.hpp. It ends where the bytes do
/// not read.
class PackedEdges {
public:
    PackedEdges() = default;
    explicit PackedEdges(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] bool next();
    /// Behind the last edge: whether all bytes were read.
    [[nodiscard]] bool complete() const { return m_rest.empty() && m_left == 0; }

    [[nodiscard]] std::size_t kind() const { return m_kind; } ///< place in `edge_kinds`
    [[nodiscard]] bool incoming() const { return m_incoming; }
    [[nodiscard]] std::int64_t other() const { return m_other; }
    [[nodiscard]] std::int64_t edge() const { return m_edge; }

private:
    bool take(std::uint64_t& value);

    std::string_view m_rest;
    std::uint64_t m_left = 0; // of the group at hand
    std::size_t m_kind = 0;
    bool m_incoming = false;
    std::int64_t m_other = 0;
    std::int64_t m_edge = 0;
};

/// The edges of one node after the other, those that leave it before those that come in; a loop comes twice. Read from
/// the table `adjacency`, or from the indexes of `edge` where it has nothing of a node, as in a database that another
/// program wrote. Some hundred edges at a time are held: a node with a million of them takes no more memory than
/// others. Throws DataError where a row does not read.
class Adjacency {
public:
    explicit Adjacency(const Reader& reader);

    void begin(std::int64_t node);
    [[nodiscard]] bool next();
    [[nodiscard]] std::int64_t edge() const { return m_from_indexes ? m_indexes->integer(0) : m_edges.edge(); }
    [[nodiscard]] std::int64_t other() const { return m_from_indexes ? m_indexes->integer(1) : m_edges.other(); }
    /// Valid until the next `next`.
    [[nodiscard]] std::string_view kind();
    [[nodiscard]] bool incoming() const { return m_from_indexes ? m_indexes->integer(3) != 0 : m_edges.incoming(); }

private:
    [[nodiscard]] bool next_part();
    void begin_indexes();

    const Reader* m_reader;
    Prepared m_parts;
    std::optional<Prepared> m_indexes;
    bool m_from_indexes = false;
    std::int64_t m_node = 0;
    std::size_t m_in_part = 0; // edges that were read of the part at hand
    PackedEdges m_edges;
    std::vector<std::string> m_kinds; // once one was asked for
};

/// The kinds of edges by the numbers that `adjacency` has for them.
[[nodiscard]] std::vector<std::string> edge_kinds(const Reader& reader);

/// All edges, each once, by source, kind, target, then row; false where the table is empty: then the indexes have to be
/// read. `visit`: source, the place of the kind in `edge_kinds`, target, row.
using EdgeVisit = std::function<void(std::int64_t, std::size_t, std::int64_t, std::int64_t)>;
[[nodiscard]] bool scan_adjacency(const Reader& reader, const EdgeVisit& visit);

} // namespace policygraph::store
