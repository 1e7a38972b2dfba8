// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/sql_file.hpp>

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace policygraph::query {
namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
    const auto path = std::filesystem::path(testing::TempDir()) / std::to_string(getpid()) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
    return path;
}

TEST(SqlFile, ReadsItsHead) {
    const SqlFile file =
        read_sql_file(written("due.sql", "-- name: due\n-- doc: What is due.\n-- doc: All of it.\n"
                                         "-- param: role lead|other the role\n-- example:\n"
                                         "-- example: --param role=lead\nSELECT :role -- : no head\n"));
    EXPECT_EQ(file.doc, "What is due. All of it.");
    ASSERT_EQ(file.params.size(), 1U);
    EXPECT_EQ(file.params[0].name, "role");
    EXPECT_EQ(file.params[0].type, "lead|other");
    EXPECT_EQ(file.params[0].doc, "the role");
    EXPECT_EQ(file.examples, (std::vector<std::string>{"", "--param role=lead"}));
}

TEST(SqlFile, MustBearItsNameAndSayWhatItDoes) {
    EXPECT_THROW((void)read_sql_file(written("other.sql", "-- name: due\n-- doc: x\nSELECT 1\n")), base::DataError);
    EXPECT_THROW((void)read_sql_file(written("silent.sql", "-- name: silent\nSELECT 1\n")), base::DataError);
    EXPECT_THROW((void)read_sql_file("nowhere.sql"), base::DataError);
}

TEST(SqlFile, AllOfOursAreWhole) {
    const std::filesystem::path queries = POLICYGRAPH_SOURCE_DIR "/queries";
    EXPECT_GE(read_sql_files(queries).size(), 20U);
    for (const auto& folder : {queries, queries / "commands"}) {
        for (const SqlFile& file : read_sql_files(folder)) {
            EXPECT_FALSE(file.examples.empty()) << file.name << " has no example";
            EXPECT_TRUE(file.hub.empty() || file.sql.rfind("\nORDER BY") != std::string::npos) << file.name;
            EXPECT_TRUE(file.hub.empty() || file.sql.find("-- param: " + file.hub + " node") != std::string::npos)
                << file.name << ": its hub is no node";
            for (const SqlParam& param : file.params) {
                EXPECT_NE(file.sql.find(":" + param.name), std::string::npos)
                    << file.name << " does not use " << param.name;
                EXPECT_FALSE(param.doc.empty()) << file.name << ": " << param.name;
            }
        }
    }
}

} // namespace
} // namespace policygraph::query
