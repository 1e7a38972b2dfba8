// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/render.hpp>

#include <policygraph/base/utf8.hpp>
#include <policygraph/query/visible.hpp>

#include "query/render_table.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

namespace policygraph::query {

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 6> k_formats = {{
    {"table", Format::Table},
    {"json", Format::Json},
    {"ndjson", Format::Ndjson},
    {"csv", Format::Csv},
    {"tsv", Format::Tsv},
    {"md", Format::Markdown},
}};

std::string json_string(std::string_view text) {
    std::string out = "\"";
    while (!text.empty()) {
        if (base::find_invalid_utf8(text.substr(0, 4)) == 0) {
            out += "\\ufffd";
            text.remove_prefix(1);
            continue;
        }
        const char32_t code = base::code_point(text, 0);
        const std::size_t length = base::utf8_length(text[0]);
        if (code == '"' || code == '\\') {
            out += '\\';
            out += static_cast<char>(code);
        } else if (code == '\n') {
            out += "\\n";
        } else if (is_hidden(code) && code > 0xFFFF) {
            const auto rest = static_cast<unsigned>(code - 0x10000);
            out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
        } else if (is_hidden(code)) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    return out + "\"";
}

std::string json_value(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return json_string(*text);
    }
    return std::holds_alternative<std::monostate>(cell) ? "null" : to_text(cell);
}

void json_row(const Table& table, const Row& row, std::ostream& out) {
    out << '{';
    for (std::size_t i = 0; i < row.size(); ++i) {
        out << (i == 0 ? "" : ",") << json_string(table.columns[i]) << ':' << json_value(row[i]);
    }
    out << '}';
}

void as_json(const Table& table, std::ostream& out) {
    out << "{\"format\":\"policygraph.table\",\"version\":1,\"columns\":[";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out << (i == 0 ? "" : ",") << json_string(table.columns[i]);
    }
    out << "],\"rows\":[";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out << (i == 0 ? "\n" : ",\n");
        json_row(table, table.rows[i], out);
    }
    out << "\n]}\n";
}

void as_ndjson(const Table& table, std::ostream& out) {
    for (const Row& row : table.rows) {
        json_row(table, row, out);
        out << '\n';
    }
}

/// RFC 4180; text that a spreadsheet would run as a formula is led by an apostrophe.
std::string csv_cell(const Cell& cell) {
    std::string text;
    const std::string whole = to_text(cell);
    for (std::size_t begin = 0; begin <= whole.size();) {
        const std::size_t end = std::min(whole.find('\n', begin), whole.size());
        text += (begin == 0 ? "" : "\n") + visible(std::string_view(whole).substr(begin, end - begin));
        begin = end + 1;
    }
    const bool is_text = std::holds_alternative<std::string>(cell);
    if (is_text && !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) {
        text.insert(0, "'");
    }
    if (text.find_first_of("\",\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

std::string tsv_cell(const Cell& cell) {
    return visible_line(to_text(cell));
}

std::string md_cell(const Cell& cell) {
    std::string text;
    for (const char c : visible_line(to_text(cell))) {
        text += c == '|' || c == '\\' || c == '<' || c == '`' || c == '*' || c == '_' ? std::string("\\") + c
                                                                                      : std::string(1, c);
    }
    return text;
}

template <typename Write>
void as_lines(const Table& table, std::string_view between, Write cell, std::ostream& out) {
    const auto line = [&](const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << (i == 0 ? "" : between) << cell(row[i]);
        }
        out << '\n';
    };
    line(Row(table.columns.begin(), table.columns.end()));
    for (const Row& row : table.rows) {
        line(row);
    }
}

void as_markdown(const Table& table, std::ostream& out) {
    out << '|';
    for (const std::string& column : table.columns) {
        out << ' ' << md_cell(column) << " |";
    }
    out << "\n|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out << "---|";
    }
    out << '\n';
    for (const Row& row : table.rows) {
        out << '|';
        for (const Cell& cell : row) {
            out << ' ' << md_cell(cell) << " |";
        }
        out << '\n';
    }
}

} // namespace

std::optional<Format> format_of(std::string_view name) {
    for (const auto& [known, format] : k_formats) {
        if (known == name) {
            return format;
        }
    }
    return std::nullopt;
}

void render(const Table& table, const Layout& layout, std::ostream& out) {
    switch (layout.format) {
    case Format::Table:
        return render_table(table, layout, out);
    case Format::Json:
        return as_json(table, out);
    case Format::Ndjson:
        return as_ndjson(table, out);
    case Format::Csv:
        return as_lines(table, ",", csv_cell, out);
    case Format::Tsv:
        return as_lines(table, "\t", tsv_cell, out);
    case Format::Markdown:
        return as_markdown(table, out);
    }
}

} // namespace policygraph::query
