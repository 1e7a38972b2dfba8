// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/attributes.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What goes out, row by row: the common language of the source of rows and the writers.
namespace policygraph::exporting {

/// A column of nodes or edges: its id is ASCII snake_case and serves as its name; the title is for people.
struct Column {
    enum class Type { String, Integer, Number, Boolean };
    std::string id;
    std::string title;
    Type type = Type::String;
};

struct Evidence {
    std::string document; ///< SHA-256 of the file
    std::string path;
    std::uint32_t byte_start = 0;
    std::uint32_t byte_end = 0;
    std::string rule;
    std::int64_t confidence = 1000;
    std::string written;
    std::string quote;
};

/// Where a node lies and how it looks; x grows right, y up.
struct Look {
    double x = 0;
    double y = 0;
    double size = 4;
    std::string color; ///< #rrggbb
};

struct NodeRow {
    std::string key;
    std::string kind;
    std::string name;
    std::string label;           ///< short, never empty
    base::Attributes attributes; ///< kind and name are not among them
    base::Attributes cells;      ///< by column id: attributes, kind, title, quote, …
    Look look;
    std::vector<Evidence> evidence; ///< best first
};

struct EdgeRow {
    std::string key;
    std::string kind;
    std::string source; ///< keys of nodes
    std::string target;
    double weight = 1;
    base::Attributes attributes;
    base::Attributes cells;
    std::vector<Evidence> evidence;
};

struct AliasRow {
    std::string node;
    std::string name;
    std::string type;
};

/// What a writer needs before the first row.
struct Frame {
    std::vector<Column> node_columns;
    std::vector<Column> edge_columns;
    std::size_t nodes = 0;
    std::size_t edges = 0;
};

} // namespace policygraph::exporting
