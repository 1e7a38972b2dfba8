// SPDX-License-Identifier: Apache-2.0
// The least that a build can take: the rows of a finished database put into a new one by prepared statements, with the
// same settings and the same indexes after the rows. bench/floor runs it beside the build itself:
//     bench_floor DATABASE NEW
// reads all rows into memory, then prints "rows TAB seconds of CPU" of the writing alone.
#include <sqlite3.h>

#include <cstdint>
#include <ctime>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace {

using Value = std::variant<std::monostate, std::int64_t, std::string>;

struct Table {
    std::string name;
    std::size_t columns = 0;
    std::vector<Value> values; // row by row
};

class Store {
public:
    Store(const char* path, int flags) {
        sqlite3* handle = nullptr;
        const int code = sqlite3_open_v2(path, &handle, flags, nullptr);
        m_handle.reset(handle);
        require(code);
    }
    void run(const std::string& sql) const {
        require(sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr));
    }
    void require(int code) const {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
            throw std::runtime_error(sqlite3_errmsg(m_handle.get()));
        }
    }
    [[nodiscard]] auto prepare(const std::string& sql) const {
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(m_handle.get(), sql.c_str(), -1, &statement, nullptr));
        return std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>(statement, &sqlite3_finalize);
    }
    /// All values of an answer, row by row.
    [[nodiscard]] std::vector<Value> all(const std::string& sql, std::size_t* columns = nullptr) const {
        const auto statement = prepare(sql);
        const int count = sqlite3_column_count(statement.get());
        std::vector<Value> values;
        int code = 0;
        while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
            for (int i = 0; i < count; ++i) {
                values.push_back(value(statement.get(), i));
            }
        }
        require(code);
        if (columns != nullptr) {
            *columns = static_cast<std::size_t>(count);
        }
        return values;
    }

private:
    // A blob counts as text here: the same bytes are written.
    static Value value(sqlite3_stmt* statement, int i) {
        switch (sqlite3_column_type(statement, i)) {
        case SQLITE_INTEGER:
            return sqlite3_column_int64(statement, i);
        case SQLITE_NULL:
            return {};
        default:
            return std::string(static_cast<const char*>(sqlite3_column_blob(statement, i)),
                               static_cast<std::size_t>(sqlite3_column_bytes(statement, i)));
        }
    }
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> m_handle;
};

std::vector<std::string> schema(const Store& store, const std::string& which) {
    std::vector<std::string> sql;
    for (const Value& value : store.all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
                                        "'node_search_%' AND " +
                                        which + " ORDER BY rowid")) {
        sql.push_back(std::get<std::string>(value));
    }
    return sql;
}

std::vector<Table> dump(const Store& store) {
    std::vector<Table> tables;
    for (const Value& name : store.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                       "'node_search%' AND name NOT LIKE 'sqlite_%' ORDER BY rowid")) {
        Table table{std::get<std::string>(name), 0, {}};
        table.values = store.all("SELECT * FROM " + table.name, &table.columns);
        tables.push_back(std::move(table));
    }
    return tables;
}

void insert(const Store& store, const Table& table) {
    std::string marks = "?";
    for (std::size_t i = 1; i < table.columns; ++i) {
        marks += ", ?";
    }
    const auto statement = store.prepare("INSERT INTO " + table.name + " VALUES(" + marks + ")");
    for (std::size_t at = 0; at < table.values.size(); at += table.columns) {
        for (std::size_t i = 0; i < table.columns; ++i) {
            const Value& value = table.values[at + i];
            const int place = static_cast<int>(i) + 1;
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                sqlite3_bind_int64(statement.get(), place, *number);
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                sqlite3_bind_text(statement.get(), place, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
            } else {
                sqlite3_bind_null(statement.get(), place);
            }
        }
        store.require(sqlite3_step(statement.get()));
        sqlite3_reset(statement.get());
    }
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int run(const char* from, const char* to) {
    const Store source(from, SQLITE_OPEN_READONLY);
    const std::vector<Table> tables = dump(source);
    const std::vector<std::string> first = schema(source, "type IN ('table', 'view')");
    const std::vector<std::string> last = schema(source, "type = 'index'");
    std::size_t rows = 0;
    const double begin = cpu_seconds();
    {
        const Store made(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        made.run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = "
                 "EXCLUSIVE; PRAGMA cache_size = -8192; PRAGMA temp_store = FILE; PRAGMA foreign_keys = OFF");
        made.run("BEGIN EXCLUSIVE");
        for (const std::string& sql : first) {
            made.run(sql);
        }
        for (const Table& table : tables) {
            insert(made, table);
            rows += table.values.size() / table.columns;
        }
        for (const std::string& sql : last) {
            made.run(sql);
        }
        made.run("INSERT INTO node_search(rowid, names) SELECT id, names FROM node_names ORDER BY id");
        made.run("COMMIT");
    }
    std::cout << rows << '\t' << cpu_seconds() - begin << '\n';
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "bench_floor DATABASE NEW\n";
        return 2;
    }
    try {
        return run(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::cerr << "bench_floor: " << error.what() << '\n';
        return 1;
    }
}
