// SPDX-License-Identifier: Apache-2.0
// Databases that are cut, flipped, forged or made by somebody else, and disks that are full.
#include <policygraph/store/database.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include "worlds.hpp"

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h> // to forge

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <numeric>
#include <vector>

namespace policygraph::store {
namespace {

void make(const std::filesystem::path& path) {
    add_documents(Database::create(path), {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
}

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void forge(const std::filesystem::path& path, const char* sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

/// What a user is told about the file: "" where nothing is wrong.
std::string verdict(const std::filesystem::path& path) {
    std::string said;
    try {
        const Reader reader(path);
        check_integrity(reader, POLICYGRAPH_SOURCE_DIR, [&](const std::string& problem) { said += problem + "\n"; });
        static_cast<void>(digest(reader));
    } catch (const base::DataError& error) {
        said += error.what();
    } catch (const base::UsageError& error) { // a schema that no longer reads
        said += error.what();
    }
    return said;
}

TEST(Damage, EveryTruncationIsNoticed) {
    const auto folder = test_folder();
    make(folder / "whole.db");
    ASSERT_EQ(verdict(folder / "whole.db"), "");
    const std::string whole = bytes_of(folder / "whole.db");
    for (std::size_t size = 0; size < whole.size(); size += 2048) {
        write(folder / "cut.db", whole.substr(0, size));
        EXPECT_NE(verdict(folder / "cut.db"), "") << size << " bytes";
        EXPECT_EQ(std::filesystem::file_size(folder / "cut.db"), size);
    }
}

TEST(Damage, AFlippedByteIsNoticedOrChangesNothing) {
    const auto folder = test_folder();
    make(folder / "whole.db");
    const std::string whole = bytes_of(folder / "whole.db");
    const std::string truth = digest(Reader(folder / "whole.db"));
    std::mt19937 random(3);
    int unnoticed = 0;
    for (int round = 0; round < 60; ++round) {
        std::string bytes = whole;
        bytes[random() % bytes.size()] ^= static_cast<char>(1U << (random() % 8));
        write(folder / "flipped.db", bytes);
        if (verdict(folder / "flipped.db").empty() && digest(Reader(folder / "flipped.db")) != truth) {
            ++unnoticed; // in a document's text, rule or span: `pipeline::check` holds those against the sources
        }
    }
    EXPECT_LE(unnoticed, 4);
}

TEST(Damage, AChangeThatMeetsItWritesNothing) {
    const auto folder = test_folder();
    std::vector<unsigned> documents(150); // so many that a new one leaves pages of the evidence's index untouched
    std::iota(documents.begin(), documents.end(), 1U);
    add_documents(Database::create(folder / "whole.db"), documents);
    const std::string whole = bytes_of(folder / "whole.db");
    Database::open(folder / "whole.db").commit();
    EXPECT_TRUE(bytes_of(folder / "whole.db") == whole); // nothing changed
    int refused = 0;
    for (std::size_t page = 4096; page < whole.size(); page += 4096) { // the first byte of a page is its type
        std::string bytes = whole;
        bytes[page] = '\x7f';
        write(folder / "broken.db", bytes);
        try {
            add_documents(Database::open(folder / "broken.db"), {151});
        } catch (const base::DataError&) {
            ++refused;
            EXPECT_TRUE(bytes_of(folder / "broken.db") == bytes) << "page at " << page;
        }
    }
    EXPECT_GE(refused, 3); // at the least a page of the nodes, the edges and the evidence, which are counted
}

struct Forgery {
    const char* sql;
    const char* said;
};

TEST(Damage, StrangersAndForgeriesAreRefusedInOneSentence) {
    const auto folder = test_folder();
    const auto path = folder / "forged.db";
    const std::vector<Forgery> forgeries = {
        {"PRAGMA application_id = 7", "not one of policygraph"},
        {"PRAGMA user_version = 9", "newer policygraph"},
        {"PRAGMA user_version = 0", "older policygraph"},
        {"DROP VIEW tasks; CREATE VIEW tasks AS SELECT 1 AS document_id", "not those of this policygraph"},
        {"CREATE TRIGGER t AFTER INSERT ON node BEGIN DELETE FROM edge; END", "not those of this policygraph"},
        {"DROP TABLE alias", "not those of this policygraph"},
    };
    for (const Forgery& forgery : forgeries) {
        std::filesystem::remove(path);
        make(path);
        forge(path, forgery.sql);
        const std::string before = bytes_of(path);
        try {
            const Reader reader(path);
            ADD_FAILURE() << forgery.sql;
        } catch (const base::DataError& error) {
            EXPECT_NE(std::string(error.what()).find(forgery.said), std::string::npos) << error.what();
        }
        EXPECT_THROW(static_cast<void>(Database::open(path)), base::DataError) << forgery.sql;
        EXPECT_EQ(bytes_of(path), before) << forgery.sql;
    }
}

TEST(Damage, AUsersOwnTablesAndViewsMayStay) {
    const auto path = test_folder() / "own.db";
    make(path);
    forge(path, "CREATE TABLE my_notes(text); CREATE VIEW my_tasks AS SELECT path FROM tasks");
    EXPECT_EQ(verdict(path), "");
}

TEST(Damage, TiesThatAreTakenOutOrForgedAreNoticed) {
    const auto path = test_folder() / "ties.db";
    const std::string ties = "(SELECT id FROM edge WHERE kind = 'VERSION_OF')";
    const std::string tell = "UPDATE evidence SET confidence = 1 WHERE edge IN " + ties;
    const std::string take =
        "DELETE FROM evidence WHERE edge IN " + ties + "; DELETE FROM edge WHERE kind = 'VERSION_OF'";
    for (const std::string& sql : {tell, take}) {
        std::filesystem::remove(path);
        make(path);
        ASSERT_FALSE(Reader(path).rows("SELECT 1 FROM edge WHERE kind = 'VERSION_OF'").empty());
        forge(path, sql.c_str());
        EXPECT_NE(verdict(path).find("is not what the titles of its two policies give"), std::string::npos) << sql;
    }
}

/// Caps the size of files that this process writes: what a full disk does, without a disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t size) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{size, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
};

TEST(Damage, AFullDiskLeavesNothingOrTheOldDatabase) {
    const auto folder = test_folder();
    make(folder / "whole.db");
    const auto whole = std::filesystem::file_size(folder / "whole.db");
    const std::string truth = digest(Reader(folder / "whole.db"));
    for (rlim_t size = 0; size < whole; size += 8192) {
        const FileSizeLimit limit(size);
        EXPECT_THROW(make(folder / "new.db"), base::DataError) << size;
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "new.db"));
    EXPECT_FALSE(std::filesystem::exists(folder / "new.db.part"));
    for (rlim_t size = 0; size < whole; size += 8192) {
        const FileSizeLimit limit(size);
        try {
            Database database = Database::open(folder / "whole.db");
            for (unsigned number = 100; number < 160; ++number) {
                const MadeDocument made = make_document(number, "q" + std::to_string(number));
                database.add(make_entry(made.source, "v1", made.contribution));
            }
            database.commit();
            ADD_FAILURE() << "success on a full disk of " << size;
        } catch (const base::DataError&) {
        }
    }
    EXPECT_EQ(digest(Reader(folder / "whole.db")), truth);
    EXPECT_EQ(verdict(folder / "whole.db"), "");
}

} // namespace
} // namespace policygraph::store
