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

class JsonRows {
public:
    void begin(const Heading& heading) {
        for (const std::string& column : heading.columns) {
            m_names.push_back((m_names.empty() ? "" : ",") + json_string(column) + ":");
        }
    }
    void write(const Row& row, std::ostream& out) const {
        out << '{';
        for (std::size_t i = 0; i < row.size(); ++i) {
            out << m_names[i] << json_value(row[i]);
        }
        out << '}';
    }

private:
    std::vector<std::string> m_names; // as they stand before the values
};

class JsonWriter : public RowWriter {
public:
    explicit JsonWriter(std::ostream& out) : m_out(out) {}
    void begin(const Heading& heading) override {
        m_rows.begin(heading);
        m_out << "{\"format\":\"policygraph.table\",\"version\":1,\"columns\":[";
        for (std::size_t i = 0; i < heading.columns.size(); ++i) {
            m_out << (i == 0 ? "" : ",") << json_string(heading.columns[i]);
        }
        m_out << "],\"rows\":[";
    }
    bool row(Row&& row) override {
        m_out << (std::exchange(m_first, false) ? "\n" : ",\n");
        m_rows.write(row, m_out);
        return m_out.good();
    }
    void finish() override { m_out << "\n]}\n"; }

private:
    std::ostream& m_out;
    JsonRows m_rows;
    bool m_first = true;
};

class NdjsonWriter : public RowWriter {
public:
    explicit NdjsonWriter(std::ostream& out) : m_out(out) {}
    void begin(const Heading& heading) override { m_rows.begin(heading); }
    bool row(Row&& row) override {
        m_rows.write(row, m_out);
        m_out << '\n';
        return m_out.good();
    }
    void finish() override {}

private:
    std::ostream& m_out;
    JsonRows m_rows;
};

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
    const auto* const text = std::get_if<std::string>(&cell);
    return text != nullptr ? visible_line(*text) : to_text(cell);
}

std::string md_cell(const Cell& cell) {
    std::string text;
    for (const char c : visible_line(to_text(cell))) {
        text += c == '|' || c == '\\' || c == '<' || c == '`' || c == '*' || c == '_' ? std::string("\\") + c
                                                                                      : std::string(1, c);
    }
    return text;
}

/// What stands around and between the cells of a line.
struct LineMarks {
    std::string_view lead;
    std::string_view between;
    std::string_view end;
};

/// Lines of cells, the names of the columns first.
class LineWriter : public RowWriter {
public:
    LineWriter(LineMarks marks, std::string (*cell)(const Cell&), std::ostream& out)
        : m_marks(marks), m_cell(cell), m_out(out) {}
    void begin(const Heading& heading) override { write(Row(heading.titles().begin(), heading.titles().end())); }
    bool row(Row&& row) override {
        write(row);
        return m_out.good();
    }
    void finish() override {}

protected:
    std::ostream& out() { return m_out; }

private:
    void write(const Row& row) {
        m_line.clear(); // put together here: a stream asks itself at each piece whether it may
        m_line += m_marks.lead;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) {
                m_line += m_marks.between;
            }
            m_line += m_cell(row[i]);
        }
        m_line += m_marks.end;
        m_line += '\n';
        m_out << m_line;
    }

    LineMarks m_marks;
    std::string (*m_cell)(const Cell&);
    std::ostream& m_out;
    std::string m_line;
};

class MarkdownWriter : public LineWriter {
public:
    explicit MarkdownWriter(std::ostream& out) : LineWriter({"| ", " | ", " |"}, md_cell, out) {}
    void begin(const Heading& heading) override {
        LineWriter::begin(heading);
        out() << '|';
        for (std::size_t i = 0; i < heading.columns.size(); ++i) {
            out() << "---|";
        }
        out() << '\n';
    }
};

} // namespace

std::optional<Format> format_of(std::string_view name) {
    for (const auto& [known, format] : k_formats) {
        if (known == name) {
            return format;
        }
    }
    return std::nullopt;
}

std::unique_ptr<RowWriter> row_writer(const Layout& layout, std::ostream& out) {
    switch (layout.format) {
    case Format::Table:
        return table_writer(layout, out);
    case Format::Json:
        return std::make_unique<JsonWriter>(out);
    case Format::Ndjson:
        return std::make_unique<NdjsonWriter>(out);
    case Format::Csv:
        return std::make_unique<LineWriter>(LineMarks{"", ",", ""}, csv_cell, out);
    case Format::Markdown:
        return std::make_unique<MarkdownWriter>(out);
    case Format::Tsv:
        break;
    }
    return std::make_unique<LineWriter>(LineMarks{"", "\t", ""}, tsv_cell, out);
}

void render(const Table& table, const Layout& layout, std::ostream& out) {
    const auto writer = row_writer(layout, out);
    pour(Table(table), *writer);
    writer->finish();
}

} // namespace policygraph::query
