// SPDX-License-Identifier: Apache-2.0
// A database of each older schema is opened, brought up to date and held against one that is made anew.
#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include "store/schema_objects.hpp"
#include "worlds.hpp"

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>

namespace policygraph::store {
namespace {

void fill(const std::filesystem::path& path, unsigned first, unsigned last, Database database) {
    for (unsigned number = first; number <= last; ++number) {
        const MadeDocument made = make_document(number, "p" + std::to_string(number));
        database.add(make_entry(made.source, "v1", made.contribution));
    }
    database.commit();
    ASSERT_TRUE(std::filesystem::exists(path));
}

void run(const std::filesystem::path& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

std::string schema_1() {
    std::ifstream file(std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/store/schema_1.sql");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The content of `from` in a database as programs of schema 1 made them.
void make_old(const std::filesystem::path& from, const std::filesystem::path& old) {
    std::string sql = schema_1() + ";ATTACH '" + from.string() + "' AS new;";
    for (const char* table : {"meta", "node", "edge", "alias", "alias_document", "evidence"}) {
        sql += "INSERT INTO main." + std::string(table) + " SELECT * FROM new." + table + ";";
    }
    sql += "INSERT INTO main.document SELECT id, key, node, path, bytes, format, decoder, extractor, text "
           "FROM new.document;";
    run(old, sql + "INSERT INTO node_search(node_search) VALUES('rebuild')");
}

std::set<std::string> objects(const std::filesystem::path& path) {
    const Reader reader(path);
    std::set<std::string> all;
    for (const Row& row : reader.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
        all.insert(bare_sql(text_of(row[0])));
    }
    return all;
}

TEST(Schema, AFreshDatabaseHasOurStatementsLetterByLetter) {
    const auto folder = test_folder();
    fill(folder / "new.db", 1, 2, Database::create(folder / "new.db"));
    std::unordered_set<std::string_view> ours = schema_statements();
    const Reader reader(folder / "new.db");
    for (const Row& row : reader.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
        EXPECT_EQ(ours.erase(text_of(row[0])), 1U) << text_of(row[0]); // else every start takes the longer comparison
    }
    EXPECT_TRUE(ours.empty()) << *ours.begin();
}

TEST(Migration, FromSchema1GivesWhatAFreshBuildGives) {
    const auto folder = test_folder();
    fill(folder / "new.db", 1, 12, Database::create(folder / "new.db"));
    make_old(folder / "new.db", folder / "old.db");
    EXPECT_THROW(Reader{folder / "old.db"}, base::DataError); // reading changes nothing
    {
        Database untouched = Database::open(folder / "old.db"); // not committed: as it was
    }
    EXPECT_THROW(Reader{folder / "old.db"}, base::DataError);
    Database::open(folder / "old.db").commit();
    EXPECT_EQ(objects(folder / "old.db"), objects(folder / "new.db"));
    fill(folder / "old.db", 13, 20, Database::open(folder / "old.db"));
    fill(folder / "new.db", 13, 20, Database::open(folder / "new.db"));
    EXPECT_EQ(digest(Reader(folder / "old.db")), digest(Reader(folder / "new.db")));
    check_integrity(Reader(folder / "old.db"), POLICYGRAPH_SOURCE_DIR,
                    [](const std::string& problem) { ADD_FAILURE() << problem; });
}

TEST(Migration, AForgedOldOneStaysAsItIs) {
    const auto folder = test_folder();
    fill(folder / "new.db", 1, 3, Database::create(folder / "new.db"));
    for (const char* forgery :
         {"DROP TABLE alias; CREATE TABLE alias(id INTEGER PRIMARY KEY, node, name, type)", "PRAGMA user_version = 0",
          "CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM edge; END"}) {
        std::filesystem::remove(folder / "old.db");
        make_old(folder / "new.db", folder / "old.db");
        run(folder / "old.db", forgery);
        const auto time = std::filesystem::last_write_time(folder / "old.db");
        EXPECT_THROW(static_cast<void>(Database::open(folder / "old.db")), base::DataError) << forgery;
        EXPECT_EQ(std::filesystem::last_write_time(folder / "old.db"), time) << forgery;
    }
}

} // namespace
} // namespace policygraph::store
