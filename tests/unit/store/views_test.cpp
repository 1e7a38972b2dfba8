// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/database.hpp>
#include <policygraph/store/reader.hpp>

#include "worlds.hpp"

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>

namespace policygraph::store {
namespace {

struct View {
    const char* name;
    std::vector<std::string> columns; ///< the first ones; further may follow
};

TEST(Views, HaveTheColumnsThatAreACovenant) {
    const auto path = test_folder() / "live.db";
    Database::create(path).commit();
    const Reader reader(path);
    const std::vector<View> views = {
        {"documents",
         {"document_id", "path", "kind", "title", "notice_title", "doc_number", "other_numbers", "place", "date_signed",
          "date_effective", "date_expires", "policy_id", "sha256", "bytes"}},
        {"issuers", {"document_id", "agency_id", "name"}},
        {"citations",
         {"document_id", "source_id", "policy_id", "title", "notice_title", "doc_number", "relation", "quote",
          "byte_start", "byte_end"}},
        {"tasks", {"document_id", "task_id", "path", "title", "text", "byte_start", "byte_end"}},
        {"responsibilities",
         {"document_id", "task_id", "task_path", "agency_id", "name", "agency", "role", "inherited", "quote",
          "byte_start", "byte_end"}},
        {"targets",
         {"document_id", "target_id", "task_id", "metric", "comparator", "value", "unit", "deadline", "quote",
          "byte_start", "byte_end"}},
        {"brands", {"document_id", "brand_id", "name", "type", "place", "quote", "byte_start", "byte_end"}},
        {"programs", {"document_id", "program_id", "name", "category", "quote", "byte_start", "byte_end"}},
        {"memberships",
         {"document_id", "group_id", "group_name", "agency_id", "member_name", "role", "quote", "byte_start",
          "byte_end"}},
        {"stages", {"document_id", "stage_id", "name", "start_date", "end_date", "quote", "byte_start", "byte_end"}},
        {"incentives",
         {"document_id", "incentive_id", "task_id", "amount", "amount_max", "unit", "recipient", "condition", "quote",
          "byte_start", "byte_end"}},
        {"lineage", {"source_id", "source_title", "relation", "target_id", "target_title", "document_id"}},
    };
    for (const View& view : views) {
        std::vector<std::string> columns = reader.columns(std::string("SELECT * FROM ") + view.name);
        ASSERT_GE(columns.size(), view.columns.size()) << view.name;
        columns.resize(view.columns.size());
        EXPECT_EQ(columns, view.columns) << view.name;
        EXPECT_TRUE(reader.rows(std::string("SELECT * FROM ") + view.name).empty()) << view.name;
    }
}

TEST(Views, CutQuotesByBytes) {
    const auto path = test_folder() / "live.db";
    Database database = Database::create(path);
    MadeDocument made = make_document(1, "a");
    made.source.text = "由市科技局负责"; // three bytes a character
    for (auto& node : made.contribution.nodes) {
        node.evidence.span = {3, 15};
    }
    for (auto& edge : made.contribution.edges) {
        edge.evidence.span = {3, 15};
    }
    database.add(make_entry(made.source, "v1", made.contribution));
    database.commit();
    const auto rows = Reader(path).rows("SELECT quote, byte_start, byte_end FROM responsibilities");
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(text_of(rows[0][0]), "市科技局");
}

TEST(Reader, OnlyReads) {
    const auto path = test_folder() / "live.db";
    Database::create(path).commit();
    const Reader reader(path);
    for (const char* sql : {"DELETE FROM node", "ATTACH 'x.db' AS x", "PRAGMA query_only = 0", "SELECT 1; SELECT 2",
                            "SELECT load_extension('x')", "", "SELEC 1", "COMMIT", "VACUUM INTO 'x.db'"}) {
        EXPECT_THROW(static_cast<void>(reader.rows(sql)), base::UsageError) << sql;
    }
    EXPECT_EQ(std::get<std::int64_t>(reader.rows("SELECT :a + 1", {{"a", std::int64_t{2}}})[0][0]), 3);
    EXPECT_THROW(static_cast<void>(reader.rows("SELECT 1", {{"b", std::int64_t{2}}})), base::UsageError);
}

TEST(Reader, ScansInTheOrderOfAnIndex) {
    const auto path = test_folder() / "live.db";
    Database database = Database::create(path);
    const MadeDocument made = make_document(1, "a");
    database.add(make_entry(made.source, "v1", made.contribution));
    database.commit();
    const Reader reader(path);
    std::vector<std::pair<std::string, std::int64_t>> scanned;
    reader.scan("key, id", "node INDEXED BY node_key",
                [&](const ScannedRow& row) { scanned.emplace_back(row.text(0), row.integer(1)); });
    std::vector<std::pair<std::string, std::int64_t>> asked;
    for (const Row& row : reader.rows("SELECT key, id FROM node ORDER BY key")) {
        asked.emplace_back(text_of(row[0]), std::get<std::int64_t>(row[1]));
    }
    EXPECT_FALSE(asked.empty());
    EXPECT_EQ(scanned, asked);
    const auto thrower = [](const ScannedRow&) { throw std::out_of_range("enough"); };
    EXPECT_THROW(reader.scan("id", "node", thrower), std::out_of_range);
    EXPECT_THROW(reader.scan("id", "nothing", thrower), base::UsageError);
    EXPECT_THROW(static_cast<void>(reader.rows("SELECT policygraph_visit(1)")), base::UsageError);
    EXPECT_EQ(reader.rows("SELECT count(*) FROM node").size(), 1U);
}

TEST(Reader, ALongScanEndsAtItsLimit) {
    const auto path = test_folder() / "live.db";
    Database::create(path).commit();
    Reader reader(path);
    reader.set_time_limit(std::chrono::milliseconds(50));
    const std::string endless = "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)";
    EXPECT_THROW(reader.scan("i", endless, [](const ScannedRow&) {}), base::DataError);
}

TEST(Reader, ALongQueryEndsAtItsLimit) {
    const auto path = test_folder() / "live.db";
    Database::create(path).commit();
    Reader reader(path);
    reader.set_time_limit(std::chrono::milliseconds(50));
    EXPECT_THROW(static_cast<void>(reader.rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                               "SELECT max(i) FROM n")),
                 base::DataError);
}

} // namespace
} // namespace policygraph::store
