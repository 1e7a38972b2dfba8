// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/editions.hpp>

#include <policygraph/base/attributes.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/base/tsv.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace policygraph::resolve {
namespace {

NumberUse use_of(const std::string& text, std::map<std::string, std::set<std::string>>& apart) {
    std::istringstream words(text);
    NumberUse use{{}, {}, {}, true, 1, {}};
    words >> use.number;
    if (use.number.starts_with('?')) {
        use.own = false;
        use.number.erase(0, 1);
    }
    for (std::string word; words >> word;) {
        if (word == "signed") {
            words >> use.date;
        } else if (word == "of") {
            words >> use.place;
        } else if (word == "replaces") {
            std::string old;
            words >> old;
            apart[use.number].insert(old);
            apart[old].insert(use.number);
        } else {
            use.documents = std::stoul(word);
            words >> word; // x
        }
    }
    return use;
}

std::string shown(const std::map<std::string, std::string>& editions) {
    std::map<std::string, std::string> groups;
    for (const auto& [number, lead] : editions) {
        groups[lead] += number == lead ? "" : "+" + number;
    }
    std::string all;
    for (const auto& [lead, others] : groups) {
        all += (all.empty() ? "" : " / ") + lead + others;
    }
    return all;
}

TEST(Editions, NumbersAreOneOrSeveral) {
    const std::string path = std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/resolve/editions.tsv";
    std::size_t rows = 0;
    for (const base::TsvRow& row : base::read_tsv(path, 3)) {
        std::vector<NumberUse> uses;
        std::map<std::string, std::set<std::string>> apart;
        std::istringstream bars(row.cells[0]);
        for (std::string one; std::getline(bars, one, '|');) {
            uses.push_back(use_of(one, apart));
        }
        for (NumberUse& use : uses) {
            use.told_apart = apart[use.number];
        }
        std::sort(uses.begin(), uses.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
        do { // whatever came first
            EXPECT_EQ(shown(editions(uses)), row.cells[1]) << row.cells[0] << ": " << row.cells[2];
        } while (std::next_permutation(uses.begin(), uses.end(),
                                       [](const auto& a, const auto& b) { return a.number < b.number; }));
        ++rows;
    }
    EXPECT_GT(rows, 10U);
}

TEST(Editions, ClaimsGoToTheEditionAndComeBack) {
    const std::string title = base::content_id({"Policy", "title"});
    const std::string edition = edition_id(title, "no(2018)1");
    const std::string task = base::content_id({"Task", title, "1"});
    Contribution claims;
    claims.nodes.push_back({"d", "Document", "", {{"policy_id", title}}, 0, {}});
    claims.nodes.push_back({title, "Policy", "title", {}, 0, {}});
    claims.nodes.push_back({task, "Task", "task", {{"policy_id", title}}, 0, {}});
    claims.nodes.push_back({"agency", "Agency", "agency", {}, 1, {}});
    claims.edges.push_back({"HAS_TASK", title, task, {}, {}});
    claims.edges.push_back({"RESPONSIBLE_FOR", "agency", task, {}, {}});
    claims.aliases.push_back({title, "other", "written"});
    Contribution moved = claims;
    move_policies(moved, {title, {{title, edition}}, title});
    EXPECT_EQ(moved.nodes[1].id, edition);
    EXPECT_EQ(base::text_of(moved.nodes[1].attributes, "edition_of"), title);
    EXPECT_EQ(base::text_of(moved.nodes[0].attributes, "policy_id"), edition);
    EXPECT_NE(moved.nodes[2].id, task) << "the tasks of two editions are two";
    EXPECT_EQ(moved.edges[0].source, edition);
    EXPECT_EQ(moved.edges[1].target, moved.nodes[2].id);
    EXPECT_EQ(moved.edges[1].source, "agency");
    EXPECT_EQ(moved.aliases[0].node, edition);
    move_policies(moved, {title, {{edition, title}}, edition});
    for (std::size_t i = 0; i < claims.nodes.size(); ++i) {
        EXPECT_EQ(moved.nodes[i].id, claims.nodes[i].id);
        EXPECT_EQ(moved.nodes[i].attributes, claims.nodes[i].attributes);
    }
    for (std::size_t i = 0; i < claims.edges.size(); ++i) {
        EXPECT_EQ(moved.edges[i].id(), claims.edges[i].id());
    }
}

} // namespace
} // namespace policygraph::resolve
