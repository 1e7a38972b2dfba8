// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/ontology.hpp>

#include <policygraph/base/errors.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace policygraph::lexicon {
namespace {

const std::filesystem::path k_schema = std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "schema";

TEST(Ontology, OursIsWhole) {
    const Ontology ontology = Ontology::load(k_schema);
    EXPECT_EQ(ontology.nodes().size(), 12U);
    EXPECT_EQ(ontology.edges().size(), 25U);
    EXPECT_EQ(ontology.nodes().at("Agency").label_zh, "单位");
}

struct Fact {
    const char* doc;
    std::string problem; ///< a part of what is said; "" where the fact is right
    std::string kind;
    base::Attributes attributes;
    const char* source = nullptr; ///< of an edge
    const char* target = nullptr;
};

TEST(Ontology, RefusesFactsThatBreakIt) {
    const Ontology ontology = Ontology::load(k_schema);
    const std::vector<Fact> facts = {
        {"a figure", "", "Target", {{"value", 5.0}}},
        {"a whole figure", "", "Target", {{"value", std::int64_t{5}}}},
        {"a figure as text", "another type", "Target", {{"value", std::string("5")}}},
        {"a year, a month, a day", "", "Policy", {{"date_signed", std::string("2024-01-31")}}},
        {"a year alone", "", "Target", {{"deadline", std::string("2025")}}},
        {"no ISO date", "another type", "Policy", {{"date_signed", std::string("2024/1/31")}}},
        {"unknown kind", "no kind of node", "Minister", {}},
        {"unknown attribute", "no attribute \"colour\"", "Brand", {{"colour", std::string("red")}}},
        {"owner of a task", "", "RESPONSIBLE_FOR", {{"role", std::string("lead")}}, "Agency", "Task"},
        {"a task owns nobody", "does not join Task to Agency", "RESPONSIBLE_FOR", {}, "Task", "Agency"},
        {"unknown relation", "no kind of edge", "LIKES", {}, "Agency", "Agency"},
    };
    for (const Fact& fact : facts) {
        const std::string said = fact.source == nullptr
                                     ? ontology.node_problem(fact.kind, fact.attributes)
                                     : ontology.edge_problem(fact.kind, fact.source, fact.target, fact.attributes);
        EXPECT_EQ(said.empty(), fact.problem.empty()) << fact.doc << ": " << said;
        EXPECT_NE(said.find(fact.problem), std::string::npos) << fact.doc << ": " << said;
    }
}

TEST(Ontology, AKindFileThatIsWrongIsNamed) {
    const auto folder = std::filesystem::path(testing::TempDir()) / ("ontology_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder / "nodes");
    std::filesystem::create_directories(folder / "edges");
    const auto write = [&](const char* name, const char* json) { std::ofstream(folder / name) << json; };
    write("nodes/A.json",
          R"({"kind": "A", "labels": {"zh": "甲", "en": "A"}, "doc": "d", "color": "#000000", "attributes": {}})");
    const std::vector<std::pair<const char*, const char*>> wrong = {
        {"{", "1"},
        {R"({"kind": "B"})", "not the file's name"},
        {R"({"kind": "E", "labels": {"zh": "x", "en": "x"}, "doc": "d", "color": "red", "attributes": {}})", "RRGGBB"},
        {R"({"kind": "E", "labels": {"zh": "x", "en": "x"}, "doc": "d", "color": "#000000", "attributes": {}})",
         "source"},
        {R"({"kind": "E", "labels": {"zh": "x", "en": "x"}, "doc": "d", "color": "#000000", "source": ["A"],
             "target": ["Z"], "attributes": {}})",
         "no kind of node"},
        {R"({"kind": "E", "labels": {"zh": "x", "en": "x"}, "doc": "d", "color": "#000000", "source": ["A"],
             "target": ["A"], "attributes": {"n": {"type": "integer", "doc": "d"}}})",
         "none of"},
    };
    for (const auto& [json, said] : wrong) {
        write("edges/E.json", json);
        try {
            static_cast<void>(Ontology::load(folder));
            ADD_FAILURE() << json;
        } catch (const base::DataError& error) {
            EXPECT_NE(std::string(error.what()).find("E.json"), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find(said), std::string::npos) << error.what();
        }
    }
}

} // namespace
} // namespace policygraph::lexicon
