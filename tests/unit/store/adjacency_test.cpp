// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/adjacency.hpp>

#include "worlds.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/store/integrity.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>
#include <tuple>

namespace policygraph::store {
namespace {

/// Edge, other node, kind, whether it comes in.
using Edges = std::multiset<std::tuple<std::int64_t, std::int64_t, std::string, bool>>;

Edges packed_edges(Adjacency& adjacency, std::int64_t node) {
    Edges edges;
    for (adjacency.begin(node); adjacency.next();) {
        edges.emplace(adjacency.edge(), adjacency.other(), adjacency.kind(), adjacency.incoming());
    }
    return edges;
}

Edges rows_of_edge(const Reader& reader, std::int64_t node) {
    Edges edges;
    for (const Row& row : reader.rows("SELECT id, target, kind, 0 FROM edge WHERE source = :node UNION ALL "
                                      "SELECT id, source, kind, 1 FROM edge WHERE target = :node",
                                      {{"node", node}})) {
        edges.emplace(std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1]), text_of(row[2]),
                      std::get<std::int64_t>(row[3]) != 0);
    }
    return edges;
}

void expect_true_edges(const std::filesystem::path& path) {
    const Reader reader(path);
    Adjacency adjacency(reader);
    for (const Row& row : reader.rows("SELECT id FROM node")) {
        const auto node = std::get<std::int64_t>(row[0]);
        EXPECT_EQ(packed_edges(adjacency, node), rows_of_edge(reader, node)) << "node " << node;
    }
    Edges all;
    const std::vector<std::string> kinds = edge_kinds(reader);
    static_cast<void>(
        scan_adjacency(reader, [&](std::int64_t source, std::size_t kind, std::int64_t target, std::int64_t edge) {
            all.emplace(edge, target, kinds.at(kind) + std::to_string(source), false);
        }));
    Edges expected;
    for (const Row& row : reader.rows("SELECT id, target, kind || source FROM edge")) {
        expected.emplace(std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1]), text_of(row[2]), false);
    }
    EXPECT_EQ(all, expected);
}

std::vector<std::string> problems(const std::filesystem::path& path) {
    std::vector<std::string> all;
    check_integrity(Reader(path), POLICYGRAPH_SOURCE_DIR, [&](const std::string& problem) {
        if (problem.find("walks") != std::string::npos) {
            all.push_back(problem);
        }
    });
    return all;
}

void run(const std::filesystem::path& path, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

void add(Database& database, unsigned number) {
    const MadeDocument made = make_numbered_document(number, "p" + std::to_string(number));
    database.add(make_entry(made.source, "v1", made.contribution));
}

std::filesystem::path small_database() {
    const auto path = test_folder() / "live.db";
    Database database = Database::create(path);
    for (unsigned number = 1; number <= 8; ++number) {
        add(database, number);
    }
    database.commit();
    return path;
}

TEST(Adjacency, FollowsEveryChange) {
    const auto path = small_database();
    expect_true_edges(path);
    std::mt19937 random(3);
    for (unsigned number = 9; number < 30; ++number) {
        Database database = Database::open(path);
        add(database, number);
        const auto gone = static_cast<unsigned>(1 + random() % (number - 1));
        static_cast<void>(database.remove(make_document(gone, "").source.sha256));
        database.commit();
        expect_true_edges(path);
        EXPECT_EQ(problems(path), std::vector<std::string>());
    }
}

TEST(Adjacency, ANodeWithManyEdgesHasSeveralRows) {
    const auto path = test_folder() / "live.db";
    MadeDocument made = make_document(1, "p");
    const std::string hub = made.contribution.nodes.at(1).id;
    for (unsigned i = 0; i < 700; ++i) {
        const std::string task = base::content_id({"Task", hub, std::to_string(i)});
        const resolve::Evidence evidence{{0, 4}, "many", 1000, ""};
        made.contribution.nodes.push_back({task, "Task", "task", {{"policy_id", hub}}, 0, evidence});
        made.contribution.edges.push_back({"HAS_TASK", hub, task, {}, evidence});
    }
    Database database = Database::create(path);
    database.add(make_entry(made.source, "v1", made.contribution));
    database.commit();
    expect_true_edges(path);
    EXPECT_GE(std::get<std::int64_t>(Reader(path).rows("SELECT count(*) FROM adjacency WHERE id >> 20 = "
                                                       "(SELECT id FROM node WHERE key = :hub)",
                                                       {{"hub", hub}})[0][0]),
              3);
}

TEST(Adjacency, WhereItIsEmptyTheIndexesAnswerAndTheNextChangeFillsIt) {
    const auto path = small_database();
    run(path, "DELETE FROM adjacency");
    const Reader reader(path);
    Adjacency adjacency(reader);
    EXPECT_EQ(packed_edges(adjacency, 1), rows_of_edge(reader, 1));
    EXPECT_FALSE(scan_adjacency(reader, [](std::int64_t, std::size_t, std::int64_t, std::int64_t) {}));
    EXPECT_EQ(problems(path), std::vector<std::string>());
}

TEST(Adjacency, TheNextChangeFillsAnEmptyOne) {
    const auto path = small_database();
    run(path, "DELETE FROM adjacency");
    Database::open(path).commit();
    EXPECT_EQ(text_of(Reader(path).rows("SELECT count(*) > 8 FROM adjacency")[0][0]), "1");
    expect_true_edges(path);
}

TEST(Adjacency, CheckNamesTheNode) {
    const auto path = small_database();
    const std::string key = text_of(Reader(path).rows("SELECT key FROM node WHERE id = 2")[0][0]);
    for (const char* change :
         {"UPDATE adjacency SET edges = edges || x'00' WHERE id >> 20 = 2", "DELETE FROM adjacency WHERE id >> 20 = 2",
          "INSERT INTO adjacency VALUES (2 << 20 | 7, x'00')"}) {
        run(path, change);
        EXPECT_EQ(problems(path), std::vector{"node " + key + ": what walks read of it is not what its edges are"})
            << change;
    }
}

TEST(Adjacency, ARowThatDoesNotReadIsNoAnswer) {
    const auto path = small_database();
    for (const char* bytes : {"x'0003'", "x'000005'", "x'0001FF'", "x''", "x'FFFFFFFFFFFFFFFFFFFFFF01'"}) {
        run(path, std::string("UPDATE adjacency SET edges = ") + bytes + " WHERE id >> 20 = 2");
        const Reader reader(path);
        Adjacency adjacency(reader);
        if (std::string_view(bytes) == "x''") {
            EXPECT_TRUE(packed_edges(adjacency, 2).empty());
        } else {
            EXPECT_THROW(static_cast<void>(packed_edges(adjacency, 2)), base::DataError) << bytes;
        }
    }
}

} // namespace
} // namespace policygraph::store
