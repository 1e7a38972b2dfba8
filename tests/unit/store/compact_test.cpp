// SPDX-License-Identifier: Apache-2.0
// Equal content gives equal bytes, whatever the history; and what a finished file has to be.
#include <policygraph/store/compact.hpp>
#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include "store/key_table.hpp"
#include "worlds.hpp"

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <vector>

namespace policygraph::store {
namespace {

std::string compacted(const std::filesystem::path& path) {
    const std::filesystem::path to = path.string() + ".compact";
    std::filesystem::remove(to);
    compact(path, to);
    return bytes_of(to);
}

TEST(Compact, EqualContentGivesEqualBytes) {
    const auto folder = test_folder();
    add_documents(Database::create(folder / "up.db"), {1, 2, 3, 4, 5, 6, 7, 8});
    add_documents(Database::create(folder / "down.db"), {8, 7, 6, 5, 4, 3, 2, 1});
    add_documents(Database::create(folder / "history.db"), {40, 4, 41, 2, 6});
    add_documents(Database::open(folder / "history.db"), {8, 1, 42, 7, 3, 5});
    Database removing = Database::open(folder / "history.db");
    for (const unsigned gone : {40U, 41U, 42U}) {
        EXPECT_TRUE(removing.remove(make_document(gone, "").source.sha256));
    }
    removing.commit();
    ASSERT_NE(bytes_of(folder / "up.db"), bytes_of(folder / "down.db")); // the control: otherwise nothing is shown
    const std::string canonical = compacted(folder / "up.db");
    EXPECT_EQ(compacted(folder / "down.db"), canonical);
    EXPECT_EQ(compacted(folder / "history.db"), canonical);
    EXPECT_EQ(compacted(folder / "up.db.compact"), canonical);
    add_documents(Database::open(folder / "up.db"), {9});
    EXPECT_NE(compacted(folder / "up.db"), canonical);
}

TEST(Compact, TheNewFileSaysTheSameAndCanBeChanged) {
    const auto folder = test_folder();
    add_documents(Database::create(folder / "a.db"), {3, 1, 2});
    compact(folder / "a.db", folder / "b.db");
    EXPECT_EQ(digest(Reader(folder / "b.db")), digest(Reader(folder / "a.db")));
    add_documents(Database::open(folder / "a.db"), {4});
    add_documents(Database::open(folder / "b.db"), {4});
    EXPECT_EQ(digest(Reader(folder / "b.db")), digest(Reader(folder / "a.db")));
    check_integrity(Reader(folder / "b.db"), POLICYGRAPH_SOURCE_DIR,
                    [](const std::string& problem) { ADD_FAILURE() << problem; });
    EXPECT_THROW(compact(folder / "a.db", folder / "b.db"), base::UsageError);
    EXPECT_THROW(compact(folder / "none.db", folder / "c.db"), base::DataError);
    EXPECT_FALSE(std::filesystem::exists(folder / "c.db"));
}

TEST(Finished, IsInDeleteModeForReadOnlyMedia) {
    const auto folder = test_folder();
    add_documents(Database::create(folder / "a.db"), {1});
    add_documents(Database::open(folder / "a.db"), {2});
    const std::string header = bytes_of(folder / "a.db").substr(0, 20);
    EXPECT_EQ(header[18], 1) << "file format of WAL";
    EXPECT_EQ(header[19], 1) << "file format of WAL";
    EXPECT_FALSE(std::filesystem::exists(folder / "a.db-wal"));
    EXPECT_FALSE(std::filesystem::exists(folder / "a.db-journal"));
}

TEST(Finished, EveryTableAndColumnHasItsComment) {
    const auto folder = test_folder();
    add_documents(Database::create(folder / "a.db"), {1});
    const Reader reader(folder / "a.db");
    std::size_t columns = 0;
    for (const Row& row : reader.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' "
                                      "AND name NOT GLOB 'node_search_*' AND name NOT GLOB 'sqlite_*'")) {
        const std::string sql = text_of(row[1]);
        const bool is_virtual = sql.starts_with("CREATE VIRTUAL");
        EXPECT_TRUE(is_virtual || sql.substr(0, sql.find('\n')).find("-- ") != std::string::npos) << text_of(row[0]);
        for (const Row& column : reader.rows("SELECT name FROM pragma_table_info(:t)", {{"t", row[0]}})) {
            const std::size_t line = sql.find("\n    " + text_of(column[0]));
            ASSERT_NE(line, std::string::npos) << text_of(row[0]) << '.' << text_of(column[0]);
            const std::string words = sql.substr(line + 1, sql.find('\n', line + 1) - line - 1);
            EXPECT_NE(words.find("-- "), std::string::npos) << words;
            ++columns;
        }
    }
    EXPECT_GT(columns, 40U);
}

TEST(KeyTable, HoldsWhatAMapHolds) {
    KeyTable table;
    std::map<std::string, std::uint32_t> truth;
    std::mt19937 random(5);
    for (std::uint32_t row = 1; row <= 20'000; ++row) {
        const std::string name = std::to_string(random() % 9'000);
        const std::string key = row % 7 == 0 ? name : base::content_id({name}); // ids of another form, too
        KeyTable::Known& known = table.at(key);
        const auto [place, added] = truth.try_emplace(key, row);
        ASSERT_EQ(known.row, added ? 0 : place->second);
        known.row = place->second;
    }
    for (const auto& [key, row] : truth) {
        ASSERT_EQ(table.find(key).row, row);
    }
    EXPECT_EQ(table.find("nobody").row, 0U);
}

} // namespace
} // namespace policygraph::store
