// SPDX-License-Identifier: Apache-2.0
#include "store/schema_objects.hpp"

#include "store/schema_sql.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace policygraph::store {

namespace {

/// What the full-text index keeps its rows in. SQLite writes these statements itself.
constexpr std::array<std::string_view, 4> k_shadows = {
    "CREATE TABLE 'node_search_config'(k PRIMARY KEY, v) WITHOUT ROWID",
    "CREATE TABLE 'node_search_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE 'node_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "CREATE TABLE 'node_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// One past the comment or the quoted piece that begins at `at`; `at` where neither does.
std::size_t end_of_comment(std::string_view sql, std::size_t at) {
    const std::string_view rest = sql.substr(at);
    const bool line = rest.starts_with("--");
    if (!line && !rest.starts_with("/*")) {
        return at;
    }
    const std::size_t end = line ? sql.find('\n', at) : sql.find("*/", at + 2);
    return end == std::string_view::npos ? sql.size() : end + (line ? 1 : 2);
}

std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
    constexpr std::string_view k_open = "'\"`[";
    if (k_open.find(sql[at]) == std::string_view::npos) {
        return at;
    }
    // A doubled quote reads as two quoted pieces side by side, which comes to the same.
    const std::size_t end = sql.find(sql[at] == '[' ? ']' : sql[at], at + 1);
    return end == std::string_view::npos ? sql.size() : end + 1;
}

void each_statement(std::string_view sql, const std::function<void(std::string&&)>& take) {
    std::string statement;
    bool blank = false; // between what is there and what follows
    const auto append = [&](std::string_view piece) {
        constexpr std::string_view k_tight = "(),"; // beside these a blank says nothing
        if (blank && !statement.empty() && k_tight.find(statement.back()) == std::string_view::npos &&
            k_tight.find(piece.front()) == std::string_view::npos) {
            statement += ' ';
        }
        blank = false;
        statement += piece;
    };
    for (std::size_t at = 0; at < sql.size();) {
        if (const std::size_t end = end_of_comment(sql, at); end != at) {
            blank = true;
            at = end;
        } else if (const std::size_t quoted = end_of_quoted(sql, at); quoted != at) {
            append(sql.substr(at, quoted - at));
            at = quoted;
        } else if (is_blank(sql[at])) {
            blank = true;
            ++at;
        } else if (sql[at] == ';') {
            take(std::move(statement));
            statement.clear();
            blank = false;
            ++at;
        } else {
            append(sql.substr(at++, 1));
        }
    }
    take(std::move(statement));
}

} // namespace

std::string bare_sql(std::string_view sql) {
    if (sql.find('\0') != std::string_view::npos) {
        return std::string(sql); // SQLite reads to the zero byte only: nothing of ours has one
    }
    std::string bare;
    each_statement(sql, [&](std::string&& statement) { bare += (bare.empty() ? "" : ";") + statement; });
    return bare;
}

// A statement begins a line and ends with one. A file that is written otherwise only costs the longer comparison.
std::unordered_set<std::string_view> schema_statements() {
    std::unordered_set<std::string_view> statements(k_shadows.begin(), k_shadows.end());
    for (const SchemaStep& step : schema_steps()) {
        std::size_t begin = std::string_view::npos;
        for (std::size_t line = 0; line < step.sql.size();) {
            const std::size_t end = std::min(step.sql.find('\n', line), step.sql.size());
            const std::string_view text = step.sql.substr(line, end - line);
            if (begin == std::string_view::npos && text.starts_with("CREATE ")) {
                begin = line;
            }
            if (begin != std::string_view::npos && text.ends_with(';') && text.find("--") == std::string_view::npos) {
                statements.insert(step.sql.substr(begin, end - 1 - begin));
                begin = std::string_view::npos;
            }
            line = end + 1;
        }
    }
    return statements;
}

std::set<std::string> schema_objects() {
    std::set<std::string> objects;
    for (const std::string_view shadow : k_shadows) {
        objects.insert(bare_sql(shadow));
    }
    for (const SchemaStep& step : schema_steps()) {
        each_statement(step.sql, [&](std::string&& statement) {
            if (statement.starts_with("CREATE ")) {
                objects.insert(std::move(statement));
            }
        });
    }
    return objects;
}

} // namespace policygraph::store
