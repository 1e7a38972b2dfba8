// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/store/reader.hpp>

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

// A database, or a part of it, in the form that another tool reads.
namespace policygraph::exporting {

/// Parallel edges (several relations between the same two nodes): kept apart, or made one whose weight is their
/// sum, for tools that draw them on top of each other.
enum class Parallel { Keep, Merge };

/// Where nodes lie: neighbours near each other, or what is later further right and what is lower further down.
enum class Layout { Force, Lineage };

struct ExportOptions {
    std::string format;            ///< one of formats()
    std::filesystem::path profile; ///< exports/profiles/*.json: columns, titles, colours
    std::filesystem::path home;    ///< holds schema/ and exports/; empty: lexicon::find_home()
    Parallel parallel = Parallel::Keep;
    std::vector<std::string> kinds;  ///< node kinds that go out; none: all
    std::string place;               ///< only what documents of this place say (full name); "": all
    std::string policy;              ///< only what the documents of this policy say (content key); "": all
    std::string since;               ///< only what documents signed on this ISO date or later say; "": all
    std::vector<std::string> around; ///< content keys of nodes; none: the whole graph
    std::uint32_t hops = 1;          ///< how far around them
    Layout layout = Layout::Force;
    bool timeline = false;                 ///< nodes and edges say when they hold, where the format can
    std::string base = "urn:policygraph:"; ///< what IRIs begin with
};

/// What went out. Characters that the format cannot hold were replaced by U+FFFD.
struct Report {
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t replaced = 0;
    std::vector<std::string> remarks; ///< what else the format cannot hold, a sentence each
};

/// A format by the name that `--as` takes and the ending of its files (without the dot).
struct Format {
    std::string_view name;
    std::string_view ending;
    std::string_view summary;
};

[[nodiscard]] const std::vector<Format>& formats();

/// Writes the graph in the order of the content keys: the same database and options give the same bytes.
/// Throws UsageError for an unknown format or kind, DataError for a profile or database that is not usable; a
/// stream that fails is left in its failed state for the caller to see.
[[nodiscard]] Report export_graph(const store::Reader& reader, const ExportOptions& options, std::ostream& out);

} // namespace policygraph::exporting
