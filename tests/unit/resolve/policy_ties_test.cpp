// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/policy_ties.hpp>
#include <policygraph/resolve/policy_titles.hpp>

#include <policygraph/base/tsv.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace policygraph::resolve {
namespace {

TitledPolicy policy(const std::string& title, const std::string& date, std::int64_t document) {
    static const std::string k_data = std::string(POLICYGRAPH_SOURCE_DIR) + "/data";
    static const AgencyNamer k_namer(k_data);
    static const DocumentNumbers k_numbers(k_data, k_namer.places());
    static const PolicyTitles k_titles(k_data, k_namer, k_numbers);
    const TitleSeries series = k_titles.series(title, {}, k_no_place);
    return {title, series.subject, series.edition, series.seat, {}, date, {document}};
}

std::string relation(const std::vector<TitledPolicy>& policies) {
    const auto ties = policy_ties(policies);
    return ties.empty() ? "-" : std::string(ties.front().source == 0 ? "" : "backwards ") + ties.front().relation;
}

TEST(PolicyTies, TitlesAreTiedOrNot) {
    const auto rows = base::read_tsv(std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/resolve/titles_tied.tsv", 4);
    EXPECT_GE(rows.size(), 30U);
    for (const base::TsvRow& row : rows) {
        const std::string& dates = row.cells[3];
        const std::size_t bar = dates.find('|');
        const std::string second = bar == std::string::npos ? "" : dates.substr(bar + 1);
        const std::vector<TitledPolicy> pair = {policy(row.cells[0], dates.substr(0, bar), 1),
                                                policy(row.cells[1], second, 2)};
        EXPECT_EQ(relation(pair), row.cells[2]) << row.cells[0] << " / " << row.cells[1];
    }
}

TEST(PolicyTies, NearlyTheSameOfOnePlaceAndTimeIsNeverTied) {
    // The hundred pairs that must stay apart: where they are tied, it is as what sets them apart says.
    const std::set<std::string> versions = {"period", "years", "year", "trial", "revision", "level"};
    const auto rows = base::read_tsv(std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/resolve/titles_apart.tsv", 3);
    EXPECT_EQ(rows.size(), 100U);
    for (const base::TsvRow& row : rows) {
        const bool may = versions.count(row.cells[2]) == 1;
        const std::vector<TitledPolicy> pair = {policy(row.cells[0], "", 1), policy(row.cells[1], "", 2)};
        EXPECT_TRUE(may || policy_ties(pair).empty()) << row.cells[0] << " / " << row.cells[1];
    }
}

TEST(PolicyTies, OneDocumentThatNamesBothTellsThatTheyAreOfOnePlace) {
    EXPECT_EQ(relation({policy("“十四五”海洋保护规划", "", 1), policy("“十三五”海洋保护规划", "", 1)}), "earlier");
}

TEST(PolicyTies, EachIsTiedToTheOneBeforeItInWhateverOrder) {
    std::vector<TitledPolicy> plans;
    for (const char* title :
         {"江西省“十二五”海洋保护规划", "江西省“十四五”海洋保护规划", "江西省“十三五”海洋保护规划"}) {
        plans.push_back(policy(title, "", static_cast<std::int64_t>(plans.size())));
    }
    std::sort(plans.begin(), plans.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    do {
        std::set<std::string> ties;
        for (const PolicyTie& tie : policy_ties(plans)) {
            ties.insert(plans[tie.source].edition + ">" + plans[tie.target].edition);
        }
        EXPECT_EQ(ties, (std::set<std::string>{"2016>2011", "2021>2016"}));
    } while (
        std::next_permutation(plans.begin(), plans.end(), [](const auto& a, const auto& b) { return a.key < b.key; }));
}

TEST(PolicyTies, NoneIsTiedWhereTwoWouldDo) {
    EXPECT_EQ(relation({policy("江西省“十四五”海洋保护规划", "", 1), policy("国家海洋保护规划", "", 2),
                        policy("国家“十四五”海洋保护规划", "", 3), policy("全国“十四五”海洋保护规划", "", 4)}),
              "-");
    EXPECT_EQ(relation({policy("抚州市“十四五”海洋保护规划", "", 1), policy("国家“十四五”海洋保护规划", "", 2),
                        policy("江西省“十四五”海洋保护规划", "", 3)}),
              "upper level")
        << "the nearest";
}

} // namespace
} // namespace policygraph::resolve
