// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What goes out, row by row: the common language of the source of rows and the writers. Views are valid during the
// call that gets them.
namespace policygraph::exporting {

enum class Type : std::uint8_t { String, Integer, Number, Boolean };

/// A column of nodes or edges: its id is ASCII snake_case and serves as its name; the title is for people.
struct Column {
    std::string id;
    std::string title;
    Type type = Type::String;
};

/// A value: text as it is, numbers in their shortest digits, true or false.
struct Value {
    Type type = Type::String;
    std::string_view text;
};

struct Attribute {
    std::string_view name;
    Value value;
};

/// A value under a column, which is an index in the frame's columns of nodes or of edges.
struct Cell {
    std::size_t column = 0;
    Value value;
};

/// A file that facts come from. `text` is there where documents themselves come.
struct DocumentRow {
    std::string_view key; ///< SHA-256 of the file
    std::string_view path;
    std::string_view node; ///< key of its node
    std::string_view date; ///< in force or signed since, as far as known
    std::int64_t bytes = 0;
    std::string_view format;
    std::string_view decoder;
    std::string_view text;
};

struct Evidence {
    const DocumentRow* document = nullptr;
    std::string_view text; ///< of the document, for writers that ask for contexts
    std::uint32_t byte_start = 0;
    std::uint32_t byte_end = 0;
    std::string_view quote;
    std::string_view rule;
    std::int64_t confidence = 1000; ///< per mille
    std::int64_t priority = 1;
    std::string_view written;
    std::string_view name;       ///< of a node, as claimed here
    std::string_view attributes; ///< JSON object, as claimed here
    std::int64_t row = 0;        ///< of the table evidence
};

/// Where a node lies and how it looks; x grows right, y up.
struct Look {
    double x = 0;
    double y = 0;
    double size = 4;
    std::string_view color; ///< #rrggbb
};

/// When it holds; "" where that is open.
struct Spell {
    std::string_view start;
    std::string_view end;
};

struct NodeRow {
    std::int64_t row = 0; ///< of the table node
    std::string_view key;
    std::string_view kind;
    std::string_view name;
    std::string_view label;            ///< short, never empty
    std::string_view json;             ///< the attributes as a JSON object; kind and name are not among them
    std::vector<Attribute> attributes; ///< the same
    std::vector<Cell> cells;           ///< in the order of the columns: attributes, kind, title, quote, …
    Look look;
    Spell spell;
    std::vector<Evidence> evidence; ///< best first
};

struct EdgeRow {
    std::int64_t row = 0;
    std::string_view key;
    std::string_view kind;
    std::string_view source; ///< keys of nodes
    std::string_view target;
    double weight = 1;
    std::string_view json;
    std::vector<Attribute> attributes;
    std::vector<Cell> cells;
    Spell spell;
    std::vector<Evidence> evidence;
};

struct AliasRow {
    std::string_view node;
    std::string_view name;
    std::string_view type;
    std::string_view document; ///< key of one that says so; "" for writers that do not ask for texts
};

/// A kind of nodes or edges as people call it, with its colour (#rrggbb).
struct KindLabel {
    std::string kind;
    std::string zh;
    std::string en;
    std::string color;
};

/// What a writer needs before the first row.
struct Frame {
    std::vector<Column> node_columns;
    std::vector<Column> edge_columns;
    std::size_t nodes = 0;
    std::size_t edges = 0;
    bool has_spells = false;      ///< the rows say when they hold
    std::vector<KindLabel> kinds; ///< of nodes, in the profile's order
    std::vector<KindLabel> relations;
};

} // namespace policygraph::exporting
