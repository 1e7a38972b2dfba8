// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/sql_file.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/names.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace policygraph::query {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text = trimmed(text.substr(end));
    return word;
}

/// A comment line `-- key: value`; false where it is another comment.
bool read_head(std::string_view line, SqlFile& file) {
    if (line.substr(0, 3) != "-- ") {
        return false;
    }
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(3, colon == std::string_view::npos ? 0 : colon - 3);
    std::string_view value = colon == std::string_view::npos ? "" : trimmed(line.substr(colon + 1));
    if (key == "name") {
        file.name = value;
    } else if (key == "doc") {
        file.doc += (file.doc.empty() ? "" : " ") + std::string(value);
    } else if (key == "example") {
        file.examples.emplace_back(value);
    } else if (key == "hub") {
        file.hub = take_word(value);
        file.hub_through = value;
    } else if (key == "param") {
        const std::string_view name = take_word(value);
        std::string_view type = take_word(value);
        const bool required = type.ends_with('!');
        type.remove_suffix(required ? 1 : 0);
        file.params.push_back({std::string(name), std::string(type), std::string(value), required});
    } else {
        return false;
    }
    return true;
}

std::vector<std::string> split(std::string_view text, char mark) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = std::min(text.find(mark), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size()) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

store::Cell typed_value(const store::Reader& reader, const SqlParam& param, const std::string& text) {
    if (param.type == "integer") {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size()) {
            throw base::UsageError(param.name + ": " + text + " is not a whole number");
        }
        return number;
    }
    if (param.type.substr(0, 4) == "node") {
        const std::string kinds = param.type.size() > 5 ? param.type.substr(5) : "";
        return find_node(reader, text, kinds.empty() ? std::vector<std::string>{} : split(kinds, ',')).key;
    }
    if (param.type.find('|') != std::string::npos) {
        const auto choices = split(param.type, '|');
        if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
            throw base::UsageError(param.name + ": " + text + " is none of " + param.type);
        }
    }
    return text;
}

Cell to_cell(const store::Cell& from, bool truth) {
    if (const auto* number = std::get_if<std::int64_t>(&from)) {
        return truth ? Cell(*number != 0) : Cell(*number);
    }
    if (const auto* real = std::get_if<double>(&from)) {
        return *real;
    }
    if (const auto* text = std::get_if<std::string>(&from)) {
        return *text;
    }
    return truth ? Cell(false) : Cell();
}

} // namespace

SqlFile read_sql_file(const std::filesystem::path& path) {
    SqlFile file;
    file.sql = base::read_data_file(path);
    for (const std::string& line : split(file.sql, '\n')) {
        read_head(line, file);
    }
    if (file.name != path.stem().string()) {
        throw base::DataError(path.string(), 1, 0,
                              "its name must be that of the file: -- name: " + path.stem().string());
    }
    if (file.doc.empty()) {
        throw base::DataError(path.string(), 1, 0, "says nothing of itself: -- doc: …");
    }
    return file;
}

std::vector<SqlFile> read_sql_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".sql") {
            paths.push_back(entry.path());
        }
    }
    if (error) {
        throw base::DataError(folder.string(), 0, 0, error.message());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<SqlFile> files;
    for (const auto& path : paths) {
        files.push_back(read_sql_file(path));
    }
    return files;
}

SqlFile command_sql(std::string_view name) {
    return read_sql_file(lexicon::find_home() / "queries" / "commands" / (std::string(name) + ".sql"));
}

Table ask(const store::Reader& reader, std::string_view sql, const Values& values) {
    RowKeeper rows;
    ask(reader, sql, values, rows);
    return std::move(rows.table());
}

void ask(const store::Reader& reader, std::string_view sql, const Values& values, RowSink& rows) {
    std::vector<bool> truths;
    const auto take_columns = [&](std::vector<std::string>&& columns) {
        for (std::string& column : columns) {
            truths.push_back(!column.empty() && column.back() == '?');
            column.resize(column.size() - (truths.back() ? 1 : 0));
        }
        rows.begin({std::move(columns), ""});
    };
    const auto take_row = [&](const store::Row& from) {
        Row row;
        row.reserve(from.size());
        for (std::size_t i = 0; i < from.size(); ++i) {
            row.push_back(to_cell(from[i], truths[i]));
        }
        return rows.row(std::move(row));
    };
    reader.query(sql, values, take_row, take_columns);
}

Values typed_values(const store::Reader& reader, const SqlFile& file,
                    const std::vector<std::pair<std::string, std::string>>& typed) {
    Values values;
    for (const auto& [name, text] : typed) {
        const auto param = std::find_if(file.params.begin(), file.params.end(),
                                        [&key = name](const SqlParam& known) { return known.name == key; });
        if (param == file.params.end()) {
            throw base::UsageError("the query " + file.name + " has no parameter " + name);
        }
        values[name] = typed_value(reader, *param, text);
    }
    for (const SqlParam& param : file.params) {
        if (param.required && !values.contains(param.name)) {
            throw base::UsageError("the query " + file.name + " wants the parameter " + param.name);
        }
    }
    return values;
}

namespace {

constexpr std::string_view k_edges =
    "SELECT count(*) FROM ("
    "SELECT 1 FROM node n JOIN edge e ON e.source = n.id WHERE n.key = :key UNION ALL "
    "SELECT 1 FROM node n JOIN edge e ON e.target = n.id WHERE n.key = :key LIMIT :most)";

/// The same of all that the node leads to by edges of a kind, as far as commands go.
constexpr std::string_view k_edges_through =
    "WITH RECURSIVE mine(id, depth) AS ("
    "SELECT id, 0 FROM node WHERE key = :key UNION "
    "SELECT e.target, depth + 1 FROM mine JOIN edge e ON e.source = mine.id AND e.kind = :through WHERE depth < 4) "
    "SELECT count(*) FROM ("
    "SELECT 1 FROM mine JOIN edge e ON e.source = mine.id UNION ALL "
    "SELECT 1 FROM mine JOIN edge e ON e.target = mine.id LIMIT :most)";

bool asks_hub(const store::Reader& reader, const SqlFile& file, const Values& values) {
    const auto node = values.find(file.hub);
    if (node == values.end()) {
        return false;
    }
    store::Params params = {{"key", node->second}, {"most", k_hub + 1}};
    if (!file.hub_through.empty()) {
        params["through"] = file.hub_through;
    }
    const auto counted = reader.rows(file.hub_through.empty() ? k_edges : k_edges_through, params);
    return std::get<std::int64_t>(counted.at(0).at(0)) > k_hub;
}

} // namespace

void ask_command(const store::Reader& reader, const SqlFile& file, const Values& values, RowSink& rows) {
    std::string sql = file.sql;
    if (asks_hub(reader, file, values)) {
        sql.resize(std::min(sql.rfind("\nORDER BY"), sql.size()));
    }
    if (rows.wanted() != 0) {
        sql.resize(sql.find_last_not_of(" \n;") + 1);
        sql += "\nLIMIT " + std::to_string(rows.wanted());
    }
    ask(reader, sql, values, rows);
}

} // namespace policygraph::query
