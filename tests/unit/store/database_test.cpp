// SPDX-License-Identifier: Apache-2.0
#include <policygraph/store/database.hpp>

#include "worlds.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/graph/graph.hpp>
#include <policygraph/store/digest.hpp>
#include <policygraph/store/integrity.hpp>
#include <policygraph/store/reader.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

namespace policygraph::store {
namespace {

/// Which document stands under which path.
using World = std::map<std::string, unsigned>;

void fill(Database& database, const World& world) {
    for (const auto& [path, number] : world) {
        const MadeDocument made = make_numbered_document(number, path);
        database.add(make_entry(made.source, "v1", made.contribution));
    }
}

std::string fresh_digest(const World& world, const std::filesystem::path& path) {
    std::filesystem::remove(path);
    Database database = Database::create(path);
    fill(database, world);
    database.commit();
    return digest(Reader(path));
}

TEST(Database, AnUpdatedOneEqualsAFreshOne) {
    const auto folder = test_folder();
    std::mt19937 random(7);
    for (int round = 0; round < 6; ++round) {
        const auto live = folder / "live.db";
        World world;
        fresh_digest(world, live);
        for (int step = 0; step < 4; ++step) {
            Database database = Database::open(live);
            for (unsigned change = 0; change < 1 + random() % 5; ++change) {
                const std::string path = "p" + std::to_string(random() % 6);
                const auto there = world.find(path);
                const auto number = static_cast<unsigned>(random() % 1000);
                if (there != world.end()) {
                    EXPECT_TRUE(database.remove(make_document(there->second, path).source.sha256));
                    world.erase(there);
                }
                const bool twice =
                    std::any_of(world.begin(), world.end(), [&](const auto& entry) { return entry.second == number; });
                if (random() % 3 != 0 && !twice) {
                    const MadeDocument made = make_numbered_document(number, path);
                    database.add(make_entry(made.source, "v1", made.contribution));
                    world.emplace(path, number);
                }
            }
            database.commit();
            ASSERT_EQ(digest(Reader(live)), fresh_digest(world, folder / "fresh.db"))
                << "round " << round << ", step " << step;
        }
        std::filesystem::remove(live);
    }
}

/// A document that publishes one policy of a series; with `subject` "" its claims do not tell which one.
void add_version(Database& database, unsigned number, const std::string& edition, const std::string& subject = "one") {
    MadeDocument made = make_document(number, "version of " + edition);
    resolve::Contribution& claims = made.contribution;
    for (resolve::NodeClaim& claim : claims.nodes) {
        if (claim.kind == "Policy") {
            const std::string old = claim.id;
            claim.id = base::content_id({"Policy", "version", edition});
            claim.name = edition;
            claim.attributes = {{"edition", edition}, {"seat", std::string("360000")}};
            if (!subject.empty()) {
                claim.attributes["subject"] = subject;
            }
            for (resolve::EdgeClaim& edge : claims.edges) {
                edge.source = edge.source == old ? claim.id : edge.source;
                edge.target = edge.target == old ? claim.id : edge.target;
            }
        }
    }
    database.add(make_entry(made.source, "v1", claims));
}

std::string versions(const std::filesystem::path& path) {
    std::string found;
    for (const Row& row : Reader(path).rows("SELECT s.name || '>' || t.name || ' shown ' || (SELECT count(DISTINCT "
                                            "v.document) FROM evidence v WHERE v.edge = e.id) FROM edge e JOIN node s "
                                            "ON s.id = e.source JOIN node t ON t.id = e.target WHERE e.kind = "
                                            "'VERSION_OF' ORDER BY 1")) {
        found += text_of(row.at(0)) + "; ";
    }
    return found;
}

TEST(Database, VersionsInTwoDocumentsAreTiedAndUntied) {
    const auto path = test_folder() / "live.db";
    Database made = Database::create(path);
    add_version(made, 1, "2011");
    add_version(made, 3, "2021");
    made.commit();
    EXPECT_EQ(versions(path), "2021>2011 shown 2; ");
    Database grown = Database::open(path);
    add_version(grown, 2, "2016");
    grown.commit();
    EXPECT_EQ(versions(path), "2016>2011 shown 2; 2021>2016 shown 2; ");
    Database shrunk = Database::open(path);
    EXPECT_TRUE(shrunk.remove(make_document(2, "").source.sha256));
    shrunk.commit();
    EXPECT_EQ(versions(path), "2021>2011 shown 2; ");
}

// The quotes that show a tie are those of the least document, which stays here.
TEST(Database, TheTieGoesWhenNeitherOfItsPoliciesIsOfTheSeriesAnyMore) {
    const auto path = test_folder() / "live.db";
    Database made = Database::create(path);
    add_version(made, 1, "2011");
    add_version(made, 3, "2021");
    for (unsigned number = 10; number < 20; ++number) {
        add_version(made, number, number % 2 == 0 ? "2011" : "2021", "");
    }
    made.commit();
    ASSERT_EQ(versions(path), "2021>2011 shown 2; ");
    Database told = Database::open(path);
    EXPECT_TRUE(told.remove(make_document(1, "").source.sha256));
    EXPECT_TRUE(told.remove(make_document(3, "").source.sha256));
    told.commit();
    EXPECT_EQ(versions(path), "");
}

TEST(Database, FullTextFollowsEveryChange) {
    const auto folder = test_folder();
    const auto path = folder / "live.db";
    const World world = {{"a", 1}, {"b", 2}, {"c", 3}};
    fresh_digest(world, path);
    Database database = Database::open(path);
    database.remove(make_document(1, "a").source.sha256);
    const MadeDocument made = make_numbered_document(9, "d");
    database.add(make_entry(made.source, "v1", made.contribution));
    database.commit();
    const Reader reader(path);
    // Each node is found by each of its names, and nothing is found that is not there.
    for (const Row& row : reader.rows("SELECT id, names FROM node_names WHERE length(names) > 2")) {
        const auto found = reader.rows("SELECT count(*) FROM node_search WHERE node_search MATCH :q AND rowid = :id",
                                       {{"q", "\"" + std::get<std::string>(row[1]) + "\""}, {"id", row[0]}});
        EXPECT_EQ(std::get<std::int64_t>(found[0][0]), 1) << text_of(row[1]);
    }
    EXPECT_TRUE(reader
                    .rows("SELECT rowid FROM node_search WHERE node_search MATCH 'agency' "
                          "EXCEPT SELECT id FROM node")
                    .empty());
}

TEST(Database, HoldsTheSameGraphAsTheUnionInMemory) {
    const auto path = test_folder() / "live.db";
    graph::Graph graph;
    Database database = Database::create(path);
    for (unsigned number = 0; number < 60; ++number) {
        const MadeDocument made = make_document(number, "p" + std::to_string(number));
        graph.add(made.contribution);
        database.add(make_entry(made.source, "v1", made.contribution));
    }
    database.commit();
    const Reader reader(path);
    std::string stored;
    std::string united;
    for (const Row& row : reader.rows("SELECT key, name, attributes FROM node ORDER BY key")) {
        stored += text_of(row[0]) + text_of(row[1]) + text_of(row[2]) + "\n";
    }
    for (const Row& row :
         reader.rows("SELECT key, kind, attributes FROM edge WHERE kind <> 'VERSION_OF' ORDER BY key")) {
        stored += text_of(row[0]) + text_of(row[1]) + text_of(row[2]) + "\n";
    }
    graph.for_each_node(
        [&](const graph::Node& node) { united += node.id + node.name + base::to_json(node.attributes) + "\n"; });
    graph.for_each_edge(
        [&](const graph::Edge& edge) { united += edge.id + edge.kind + base::to_json(edge.attributes) + "\n"; });
    EXPECT_EQ(stored, united);
}

TEST(Database, SoundOnesHaveNoProblems) {
    const auto path = test_folder() / "live.db";
    fresh_digest({{"a", 1}, {"b", 2}, {"c", 3}}, path);
    check_integrity(Reader(path), POLICYGRAPH_SOURCE_DIR, [](const std::string& problem) { ADD_FAILURE() << problem; });
}

TEST(Database, WithoutCommitNothingChanges) {
    const auto folder = test_folder();
    const auto path = folder / "live.db";
    {
        Database database = Database::create(path);
        fill(database, {{"a", 1}});
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder));
    const std::string before = fresh_digest({{"a", 1}}, path);
    {
        Database database = Database::open(path);
        fill(database, {{"b", 2}});
    }
    EXPECT_EQ(digest(Reader(path)), before);
}

TEST(Database, OfTwoBuildersOneIsToldAtOnce) {
    const auto path = test_folder() / "live.db";
    Database first = Database::create(path);
    EXPECT_THROW(static_cast<void>(Database::create(path)), base::DataError);
    fill(first, {{"a", 1}});
    first.commit();
    Database second = Database::open(path);
    EXPECT_THROW(static_cast<void>(Database::open(path)), base::DataError);
    EXPECT_THROW(static_cast<void>(Database::create(path)), base::DataError);
    const Reader reader(path); // reading goes on meanwhile
    EXPECT_EQ(reader.rows("SELECT * FROM documents").size(), 1U);
}

TEST(Database, ReplacesAnOldOneAsAWhole) {
    const auto path = test_folder() / "live.db";
    fresh_digest({{"a", 1}}, path);
    const Reader before(path);
    Database database = Database::create(path);
    fill(database, {{"b", 2}});
    database.commit();
    EXPECT_EQ(text_of(before.rows("SELECT path FROM documents")[0][0]), "a");
    EXPECT_EQ(text_of(Reader(path).rows("SELECT path FROM documents")[0][0]), "b");
}

TEST(Database, AStrangersFileIsNeverReplaced) {
    const auto path = test_folder() / "live.db";
    std::ofstream(path) << "not a database";
    EXPECT_THROW(static_cast<void>(Database::create(path)), base::DataError);
    EXPECT_THROW(static_cast<void>(Database::open(path)), base::DataError);
    EXPECT_EQ(std::filesystem::file_size(path), 14U);
}

TEST(Database, AQuoteOutsideTheTextIsRefused) {
    Database database = Database::create(test_folder() / "live.db");
    MadeDocument made = make_document(1, "a");
    made.contribution.nodes[0].evidence.span = {0, 10'000};
    EXPECT_THROW(database.add(make_entry(made.source, "v1", made.contribution)), base::InputError);
}

} // namespace
} // namespace policygraph::store
