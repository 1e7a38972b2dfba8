// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/errors.hpp>
#include <policygraph/extract/facts_json.hpp>

#include <gtest/gtest.h>

namespace policygraph::extract {
namespace {

Facts sample() {
    Facts facts;
    facts.document_id = "abc";
    facts.path = "plans/a.txt";
    facts.document.kind = "official";
    facts.document.title = Name{"某市方案", {{0, 12}, "document.title", 1000}};
    facts.tasks.push_back({"2/1", "建设平台", "2025", 1, {12, 60}, {{12, 24}, "task.leaf", 1000}});
    facts.owners.push_back(
        {"财政厅", "省财政厅", OwnerRole::Lead, true, 0, "2024-06", {{30, 45}, "owner.bracket", 900}});
    facts.citations.push_back(
        {"某法", "", "国发〔2021〕1号", Relation::Implements, 0, -1, "", {{24, 30}, "citation.title", 1000}});
    facts.citations.push_back(
        {"内法", "", "", Relation::Cites, k_whole_document, 0, "国务院", {{26, 28}, "citation.nested", 1000}});
    facts.targets.push_back({"产量", Comparator::AtLeast, 2.5, 3.0, "万吨", "2025", 0, {{45, 60}, "target.x", 1000}});
    facts.groups.push_back(
        {"某领导小组", {{"市科技局", "office", {{50, 55}, "group.x", 1000}}}, {{46, 60}, "group.x", 1000}});
    return facts;
}

TEST(FactsAsText, ReadBackAsTheyWereWritten) {
    const std::string lines = to_ndjson(sample());
    const auto back = from_ndjson(lines, "facts.ndjson");
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(to_ndjson(back.front()), lines);
    EXPECT_EQ(back.front().citations.at(1).outer, 0);
    EXPECT_EQ(back.front().citations.at(1).issuer, "国务院");
    EXPECT_EQ(back.front().owners.at(0).task, 0);
}

TEST(FactsAsText, CarryQuotesWhereTheSourceIsGiven) {
    const std::string source(60, 'x');
    std::vector<QuoteClaim> quotes;
    (void)from_ndjson(to_ndjson(sample(), source), "facts.ndjson", &quotes);
    ASSERT_FALSE(quotes.empty());
    EXPECT_EQ(quotes.front().quote, std::string(12, 'x'));
    EXPECT_EQ(quotes.front().line, 2U);
}

TEST(FactsAsText, SayWhichLineIsNoFact) {
    const std::string lines = to_ndjson(sample());
    for (const std::string wrong :
         {"{\"fact\":\"owner\",\"document\":\"other\"}", "[]", "{\"fact\":\"wish\",\"document\":\"abc\"}",
          "{\"fact\":\"owner\",\"document\":\"abc\",\"task\":7,\"role\":\"lead\",\"span\":[1,2]}",
          "{\"fact\":\"owner\",\"document\":\"abc\",\"role\":\"boss\",\"span\":[1,2]}",
          "{\"fact\":\"owner\",\"document\":\"abc\",\"role\":\"lead\",\"span\":[3,2]}"}) {
        EXPECT_THROW((void)from_ndjson(lines + wrong + "\n", "facts.ndjson"), base::DataError) << wrong;
    }
}

} // namespace
} // namespace policygraph::extract
