// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/rows.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <string_view>

namespace policygraph::query {

/// How an answer is written. Table is for people; the others give every column of every row.
enum class Format : std::uint8_t { Table, Json, Ndjson, Csv, Tsv, Markdown };

/// Whole: a table shows quotes in full; Cut: in one line.
enum class Quotes : std::uint8_t { Cut, Whole };

/// Bold and faint, where a terminal shows it.
enum class Colours : std::uint8_t { None, Terminal };

struct Layout {
    Format format = Format::Tsv;
    Quotes quotes = Quotes::Cut;
    std::size_t cells = 100; ///< width of the terminal, for Table
    Colours colours = Colours::None;
};

/// "table", "json", "ndjson", "csv", "tsv", "md"; nullopt for anything else.
[[nodiscard]] std::optional<Format> format_of(std::string_view name);

/// Writes an answer while it comes.
class RowWriter : public RowSink {
public:
    /// The rest, when all rows are there.
    virtual void finish() = 0;
};

/// Hidden characters never arrive raw: JSON has them as \uXXXX, the others as \u{…};
/// line ends inside a cell are kept in JSON (escaped) and CSV (quoted) and are blanks elsewhere. The first 10,000 rows
/// say how wide the columns of a Table are; columns without any value are left out where these are all.
[[nodiscard]] std::unique_ptr<RowWriter> row_writer(const Layout& layout, std::ostream& out);

/// Writes a whole answer.
void render(const Table& table, const Layout& layout, std::ostream& out);

} // namespace policygraph::query
