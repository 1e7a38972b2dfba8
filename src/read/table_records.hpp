// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/read/documents.hpp>
#include <read/byte_source.hpp>
#include <read/encoding.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::read {

enum class TableKind { ndjson, csv, tsv };

/// The kind of a table by its name's ending; nothing for other files.
[[nodiscard]] std::optional<TableKind> table_kind(std::string_view name);

/// Where the records of a table of texts stand, and what one says. The table is passed over once, a block at a
/// time; no record is kept.
class TableRecords {
public:
    struct Place {
        std::uint64_t begin = 0;
        std::uint64_t size = 0;
        std::uint64_t number = 0; ///< of NDJSON its line, of CSV its record behind the heading; from 1
    };

    /// `name` is for messages. Throws InputError where there is no heading or no text column in it.
    TableRecords(std::string name, TableKind kind, Columns columns, const ByteSource& source);

    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    /// The record's text, title and name: that of the table and what the path column says, else its number.
    [[nodiscard]] RawDocument load(const Place& place, const ByteSource& source, std::uint64_t size_limit) const;

private:
    void find_lines(const ByteSource& source);
    void find_rows(const ByteSource& source);
    void read_heading(const std::string& record);
    [[nodiscard]] std::string format() const;
    void fill_from_json(RawDocument& document, std::string_view record) const;
    void fill_from_row(RawDocument& document, std::string_view record) const;

    std::string m_name;
    TableKind m_kind;
    Columns m_columns;
    Encoding m_encoding = Encoding::utf8;
    char m_separator = ',';
    std::vector<std::string> m_heading; ///< of CSV
    std::vector<Place> m_places;
};

/// The cells of one CSV record (RFC 4180), quotes off.
[[nodiscard]] std::vector<std::string> csv_cells(std::string_view record, char separator);

/// The columns that RawDocument::format names, and nothing for the format of what is no record.
[[nodiscard]] std::optional<Columns> columns_of_format(std::string_view format);

} // namespace policygraph::read
