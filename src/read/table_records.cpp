// SPDX-License-Identifier: Apache-2.0
#include <read/table_records.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <read/html_scanner.hpp>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <array>
#include <utility>

namespace policygraph::read {

namespace {

constexpr std::size_t k_block = std::size_t{1} << 20U;
constexpr std::size_t k_sample = 65536;
constexpr std::size_t k_longest_heading = std::size_t{1} << 20U;
constexpr std::string_view k_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_default_column = "text";
constexpr std::string_view k_escaped = "%,()";

constexpr std::array<std::pair<std::string_view, TableKind>, 4> k_endings = {{{".ndjson", TableKind::ndjson},
                                                                              {".jsonl", TableKind::ndjson},
                                                                              {".csv", TableKind::csv},
                                                                              {".tsv", TableKind::tsv}}};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string without_line_end(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.pop_back();
    }
    return text;
}

std::string escape(std::string_view name) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : name) {
        if (k_escaped.find(c) != std::string_view::npos) {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += k_digits[byte >> 4U];
            out += k_digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out;
}

std::string unescape(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto escaped = std::find_if(k_escaped.begin(), k_escaped.end(), [&](char c) {
            return name.substr(i, 3) == escape({&c, 1});
        });
        out += escaped == k_escaped.end() ? name[i] : *escaped;
        i += escaped == k_escaped.end() ? 0 : 2;
    }
    return out;
}

// Text and numbers are values, nothing else is.
std::optional<std::string> value_of(const rapidjson::Value& record, std::string_view column) {
    const auto found =
        record.FindMember(rapidjson::Value(column.data(), static_cast<rapidjson::SizeType>(column.size())));
    if (found == record.MemberEnd()) {
        return std::nullopt;
    }
    if (found->value.IsString()) {
        return std::string(found->value.GetString(), found->value.GetStringLength());
    }
    return found->value.IsUint64() ? std::optional(std::to_string(found->value.GetUint64())) : std::nullopt;
}

// Where a record of CSV ends: at a line's end that no quotes enclose. A quote opens only where a cell begins.
class RowEnds {
public:
    explicit RowEnds(char separator) : m_separator(separator) {}

    /// Whether the record ends with this byte.
    bool ends_with(char c) {
        if (m_quoted) {
            m_quoted = c != '"';
            m_start = false;
            return false;
        }
        // A quote right behind the one that closed is a doubled one: the cell goes on.
        m_quoted = c == '"' && (m_start || m_last == '"');
        m_start = c == m_separator || c == '\n';
        m_last = c;
        return c == '\n';
    }

private:
    char m_separator;
    char m_last = '\0';
    bool m_quoted = false;
    bool m_start = true;
};

} // namespace

std::optional<TableKind> table_kind(std::string_view name) {
    const std::string lowered = lower_case(name);
    const auto found = std::find_if(k_endings.begin(), k_endings.end(),
                                    [&](const auto& entry) { return lowered.ends_with(entry.first); });
    return found == k_endings.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> csv_cells(std::string_view record, char separator) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    bool start = true;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted && c == '"') {
            const bool doubled = i + 1 < record.size() && record[i + 1] == '"';
            quoted = doubled;
            i += doubled ? 1 : 0;
            if (doubled) {
                cells.back() += '"';
            }
        } else if (!quoted && c == '"' && start) {
            quoted = true;
        } else if (!quoted && c == separator) {
            cells.emplace_back();
            start = true;
            continue;
        } else {
            cells.back() += c;
        }
        start = false;
    }
    return cells;
}

std::optional<Columns> columns_of_format(std::string_view format) {
    const std::size_t open = format.find('(');
    if (open == std::string_view::npos || !format.ends_with(')') ||
        !table_kind("." + std::string(format.substr(0, open)))) {
        return std::nullopt;
    }
    const std::vector<std::string> names = csv_cells(format.substr(open + 1, format.size() - open - 2), ',');
    return names.size() == 3 ? std::optional(Columns{unescape(names[0]), unescape(names[1]), unescape(names[2])})
                             : std::nullopt;
}

TableRecords::TableRecords(std::string name, TableKind kind, Columns columns, const ByteSource& source)
    : m_name(std::move(name)), m_kind(kind), m_columns(std::move(columns)) {
    if (m_columns.text.empty()) {
        m_columns.text = k_default_column;
    }
    std::string sample = source.read(0, k_sample);
    if (source.size() > k_sample && sample.rfind('\n') != std::string::npos) {
        sample.resize(sample.rfind('\n'));
    }
    const std::size_t invalid = base::find_invalid_utf8(sample);
    if (invalid != std::string::npos && sample.size() - invalid > 4) { // not just a character cut by the sample
        const Encoding guessed = guess_encoding(sample);
        m_encoding = guessed == Encoding::gb18030 || guessed == Encoding::big5 ? guessed : Encoding::utf8;
    }
    if (sample.find('\0') != std::string::npos) {
        throw base::InputError(m_name, "is a table in UTF-16 or binary: save it as UTF-8");
    }
    kind == TableKind::ndjson ? find_lines(source) : find_rows(source);
}

void TableRecords::find_lines(const ByteSource& source) {
    std::uint64_t number = 1;
    Place place{0, 0, 1};
    bool blank = true;
    const auto finish = [&](std::uint64_t end) {
        place.size = end - place.begin;
        if (!blank) {
            m_places.push_back(place);
        }
        place = {end, 0, ++number};
        blank = true;
    };
    std::uint64_t at = 0;
    for (std::string block = source.read(0, k_block); !block.empty(); block = source.read(at, k_block)) {
        std::string_view rest = block;
        if (at == 0 && rest.starts_with(k_mark)) {
            rest.remove_prefix(k_mark.size());
            place.begin = k_mark.size();
        }
        for (std::uint64_t here = at + block.size() - rest.size(); !rest.empty();) {
            const std::size_t end = rest.find('\n');
            blank = blank && is_blank(rest.substr(0, end));
            if (end == std::string_view::npos) {
                break;
            }
            here += end + 1;
            rest.remove_prefix(end + 1);
            finish(here);
        }
        at += block.size();
    }
    finish(at);
}

void TableRecords::find_rows(const ByteSource& source) {
    std::string heading = source.read(0, k_longest_heading);
    const std::string_view first_line = std::string_view(heading).substr(0, heading.find('\n'));
    const auto count = [&](char c) { return std::count(first_line.begin(), first_line.end(), c); };
    m_separator = m_kind == TableKind::tsv || count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
    RowEnds ends(m_separator);
    const std::uint64_t start = heading.starts_with(k_mark) ? k_mark.size() : 0;
    Place place{start, 0, 0};
    std::uint64_t at = start;
    const auto finish = [&](std::uint64_t end) {
        place.size = end - place.begin;
        if (place.number == 0) {
            read_heading(source.read(place.begin, std::min<std::uint64_t>(place.size, k_longest_heading)));
        } else if (place.size > 2 || !is_blank(source.read(place.begin, static_cast<std::size_t>(place.size)))) {
            m_places.push_back(place);
        }
        place = {end, 0, place.number + 1};
    };
    for (std::string block = source.read(at, k_block); !block.empty(); block = source.read(at, k_block)) {
        for (const char c : block) {
            ++at;
            if (ends.ends_with(c)) {
                finish(at);
            }
        }
    }
    finish(at);
}

void TableRecords::read_heading(const std::string& record) {
    m_heading = csv_cells(without_line_end(decode(record, m_encoding).text), m_separator);
    for (const std::string& column : {m_columns.text, m_columns.title, m_columns.path}) {
        if (!column.empty() && std::find(m_heading.begin(), m_heading.end(), column) == m_heading.end()) {
            std::string all;
            for (const std::string& name : m_heading) {
                all += (all.empty() ? "" : ", ") + name;
            }
            throw base::InputError(m_name, "has no column \"" + column + "\"; its columns are " + all);
        }
    }
}

std::string TableRecords::format() const {
    constexpr std::array<std::string_view, 3> k_names = {"ndjson", "csv", "tsv"};
    return std::string(k_names[static_cast<std::size_t>(m_kind)]) + '(' + escape(m_columns.text) + ',' +
           escape(m_columns.title) + ',' + escape(m_columns.path) + ')';
}

RawDocument TableRecords::load(const Place& place, const ByteSource& source, std::uint64_t size_limit) const {
    RawDocument document;
    document.name = m_name + '!' + std::to_string(place.number);
    document.format = format();
    document.decoder = decoder_name(m_encoding);
    if (place.size > size_limit) {
        throw base::InputError(document.name, "is larger than " + std::to_string(size_limit >> 20U) + " MiB");
    }
    const std::string bytes = source.read(place.begin, static_cast<std::size_t>(place.size));
    if (bytes.size() != place.size) {
        throw base::InputError(document.name, "is gone: the table became shorter while it was read");
    }
    Decoded decoded = decode(bytes, m_encoding);
    if (decoded.bad_count > 0) {
        throw base::InputError(document.name, "is not valid in the table's encoding (" + document.decoder + ")");
    }
    const std::string record = without_line_end(std::move(decoded.text));
    m_kind == TableKind::ndjson ? fill_from_json(document, record) : fill_from_row(document, record);
    return document;
}

void TableRecords::fill_from_json(RawDocument& document, std::string_view record) const {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(record.data(), record.size()); // depth must not be recursion
    if (json.HasParseError()) {
        throw base::InputError(document.name,
                               std::string("is no JSON (") + rapidjson::GetParseError_En(json.GetParseError()) + ")",
                               json.GetErrorOffset());
    }
    if (!json.IsObject()) {
        throw base::InputError(document.name, "is no JSON object");
    }
    std::optional<std::string> text = value_of(json, m_columns.text);
    if (!text) {
        throw base::InputError(document.name, "has no text in \"" + m_columns.text + "\"");
    }
    document.bytes = std::move(*text);
    document.title = m_columns.title.empty() ? "" : value_of(json, m_columns.title).value_or("");
    if (const std::string path = m_columns.path.empty() ? "" : value_of(json, m_columns.path).value_or("");
        !path.empty()) {
        document.name = m_name + '!' + path;
    }
}

void TableRecords::fill_from_row(RawDocument& document, std::string_view record) const {
    const std::vector<std::string> cells = csv_cells(record, m_separator);
    if (cells.size() != m_heading.size()) {
        throw base::InputError(document.name, "has " + std::to_string(cells.size()) + " cells where the heading has " +
                                                  std::to_string(m_heading.size()));
    }
    const auto cell = [&](const std::string& column) -> std::string {
        const auto found = std::find(m_heading.begin(), m_heading.end(), column);
        return column.empty() ? std::string() : cells[static_cast<std::size_t>(found - m_heading.begin())];
    };
    if (const std::string path = cell(m_columns.path); !path.empty()) {
        document.name = m_name + '!' + path;
    }
    document.title = cell(m_columns.title);
    document.bytes = cell(m_columns.text);
}

} // namespace policygraph::read
