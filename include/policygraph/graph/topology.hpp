// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace policygraph::graph {

/// The number of a vertex: its place in the order of the content keys, so that no history of a database shows.
using Vertex = std::uint32_t;
/// A kind of edge: an index in a list that the caller keeps.
using ArcKind = std::uint8_t;

/// Edges one after the other, column by column; in any order.
struct ArcList {
    std::vector<Vertex> sources;
    std::vector<Vertex> targets;
    std::vector<ArcKind> kinds;
    std::vector<std::uint32_t> rows; ///< what the caller wants back of each edge; may be empty

    [[nodiscard]] std::size_t size() const { return sources.size(); }
};

/// The bare structure of a whole graph, for questions that go over all of it: Boost.Graph's compressed sparse rows,
/// about 6 bytes an edge where each node has three. Parallel edges and loops stay as they are.
class Topology {
public:
    struct Model;

    /// Throws std::out_of_range where an arc names a vertex that is not there.
    Topology(Vertex vertices, ArcList&& arcs);
    ~Topology();
    Topology(Topology&&) noexcept;
    Topology& operator=(Topology&&) noexcept;
    Topology(const Topology&) = delete;
    Topology& operator=(const Topology&) = delete;

    [[nodiscard]] Vertex vertex_count() const;
    [[nodiscard]] std::size_t arc_count() const;
    /// What the structure takes: rows, columns, kinds; without `rows` of ArcList and the way back.
    [[nodiscard]] std::size_t bytes() const;

    /// An arc as one end sees it; `row` is 0 where none were given.
    struct Arc {
        Vertex other;
        ArcKind kind;
        std::uint32_t row;
    };
    /// The arcs that leave a vertex, by target, then in the order in which they were given.
    void out(Vertex vertex, const std::function<void(const Arc&)>& visit) const;
    /// Those that end at it, by source; the first call builds the way back (8 bytes an edge).
    void in(Vertex vertex, const std::function<void(const Arc&)>& visit) const;

    [[nodiscard]] const Model& model() const { return *m_model; }

private:
    std::unique_ptr<Model> m_model;
};

} // namespace policygraph::graph
