// SPDX-License-Identifier: Apache-2.0
// What `find` gives through its indexes is held against find_scan.sql, which looks at every name and every text.
#include <policygraph/query/find.hpp>
#include <policygraph/query/sql_file.hpp>

#include <policygraph/base/hash.hpp>
#include <policygraph/store/database.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace policygraph::query {
namespace {

// Characters of one to four bytes, quotes, capitals: what an index may take for something else.
const std::vector<std::string> k_characters = {"a",  "A", "b", "\"", "'",  "%",  "*",  " ",
                                               "\n", "é", "É", "水", "产", "权", "𠮷", "〇"};

std::string words(std::mt19937& random, std::size_t most) {
    std::string text;
    for (std::size_t i = 1 + random() % most; i > 0; --i) {
        text += k_characters[random() % k_characters.size()];
    }
    return text;
}

void add(store::Database& database, std::mt19937& random, const std::string& path) {
    read::SourceText source;
    source.text = words(random, 60);
    source.path = path;
    source.sha256 = base::sha256_hex(path);
    source.format = "text";
    source.decoder = "utf-8";
    resolve::Contribution claims;
    claims.document_id = source.sha256;
    const auto whole = static_cast<std::uint32_t>(source.text.size());
    const resolve::Evidence all{{0, whole}, "rule", 1000, ""};
    claims.nodes.push_back({resolve::document_node_id(source.sha256), "Document", words(random, 5), {}, 0, all});
    for (unsigned i = 0; i < 3; ++i) {
        std::uint32_t begin = whole == 0 ? 0 : 1 + static_cast<std::uint32_t>(random() % whole);
        while (begin < whole && (static_cast<unsigned char>(source.text[begin]) & 0xC0U) == 0x80U) {
            ++begin;
        }
        const std::string id = base::content_id({"Task", path, std::to_string(i)});
        claims.nodes.push_back({id, "Task", words(random, 6), {}, 0, {{begin, whole}, "rule", 1000, ""}});
        const std::string agency = base::content_id({"Agency", std::to_string(random() % 9)});
        claims.nodes.push_back({agency, "Agency", words(random, 6), {}, 1, all});
        claims.aliases.push_back({agency, words(random, 4), "written"});
    }
    database.add(store::make_entry(source, "v1", claims));
}

using Found = std::set<std::pair<std::string, std::string>>; // id, kind

Found found(const Table& table) {
    Found rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        rows.emplace(table.text(i, "id"), table.text(i, "kind"));
    }
    return rows;
}

std::string scan_sql() {
    std::ifstream file(std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/query/find_scan.sql");
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Find, EqualsAScanOfEverythingAfterEveryChange) {
    const auto path = std::filesystem::path(testing::TempDir()) / ("find_test_" + std::to_string(getpid()) + ".db");
    std::filesystem::remove(path);
    std::mt19937 random(5);
    const std::string sql = scan_sql();
    std::size_t rows = 0;
    for (int round = 0; round < 4; ++round) {
        {
            store::Database database = round == 0 ? store::Database::create(path) : store::Database::open(path);
            for (int i = 0; i < 12; ++i) {
                add(database, random, std::to_string(round) + "-" + std::to_string(i));
            }
            for (int i = 0; i < 3; ++i) { // of earlier rounds, and one that came in this change
                database.remove(base::sha256_hex(std::to_string(random() % (round + 1)) + "-" + std::to_string(i)));
            }
            database.commit();
        }
        const store::Reader reader(path);
        for (int i = 0; i < 50; ++i) {
            const std::string asked = words(random, 5);
            const Table expected = ask(reader, sql, {{"text", asked}, {"kind", store::Cell()}});
            const Table given = find(reader, asked, "", 0);
            ASSERT_EQ(found(given), found(expected)) << "words: " << asked;
            ASSERT_EQ(given.rows.size(), expected.rows.size()) << "words: " << asked;
            for (std::size_t row = 0; row < given.rows.size(); ++row) {
                EXPECT_EQ(given.text(row, "id"), expected.text(row, "id")) << "words: " << asked << ", row " << row;
            }
            rows += given.rows.size();
            const Table some = find(reader, asked, "", 2);
            EXPECT_EQ(some.rows.size() + some.left_out, given.rows.size());
        }
    }
    EXPECT_GT(rows, 500U); // the words are such as are found
}

} // namespace
} // namespace policygraph::query
