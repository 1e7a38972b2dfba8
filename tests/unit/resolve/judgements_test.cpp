// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/judgements.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

namespace policygraph::resolve {
namespace {

class JudgementsTest : public testing::Test {
protected:
    static std::string data() { return std::string(POLICYGRAPH_SOURCE_DIR) + "/data"; }
    static const AgencyNamer& namer() {
        static const AgencyNamer k_namer(data());
        return k_namer;
    }
    Judgements judged(const std::string& rows) {
        static const DocumentNumbers k_numbers(data(), namer().places());
        static const PolicyTitles k_titles(data(), namer(), k_numbers);
        const std::string path = testing::TempDir() + "judgements_" +
                                 testing::UnitTest::GetInstance()->current_test_info()->name() +
                                 std::to_string(getpid()) + ".tsv";
        std::ofstream(path) << rows;
        return {path, namer(), k_titles};
    }
    static std::string agency(const char* code, const char* name) { return base::content_id({"Agency", code, name}); }
};

TEST_F(JudgementsTest, SameAgenciesBecomeOneWhateverTheOrder) {
    const std::string row = "衡阳市国资委@衡阳市\t衡阳市国有资产监督管理委员会@430400\treason\tme\n";
    const Judgements judgements = judged("same\t" + row);
    const std::string one = agency("430400", "衡阳市国资委");
    const std::string two = agency("430400", "衡阳市国有资产监督管理委员会");
    EXPECT_EQ(judgements.settled(one), judgements.settled(two));
    EXPECT_EQ(judgements.settled(one), std::min(one, two));

    Contribution contribution;
    contribution.nodes = {{one, "Agency", "a", {}, 1, {}}, {two, "Agency", "b", {}, 1, {}}};
    contribution.edges = {{"REPORTS_TO", one, two, {}, {}}};
    judgements.apply(contribution);
    EXPECT_EQ(contribution.nodes[0].id, contribution.nodes[1].id);
    EXPECT_TRUE(contribution.edges.empty()) << "nobody reports to himself";
}

TEST_F(JudgementsTest, ContradictionNamesBothLines) {
    const std::string rows =
        "same\t《渔港保护规划》\t《渔港保护纲要》\tr\tme\ndifferent\t《渔港保护纲要》\t《渔港保护规划》\tr\tyou\n";
    try {
        judged(rows);
        FAIL() << "accepted";
    } catch (const base::DataError& error) {
        EXPECT_NE(std::string(error.what()).find(":2: contradicts line 1"), std::string::npos) << error.what();
    }
}

TEST_F(JudgementsTest, NameIsGiven) {
    const Judgements judgements = judged("name\t衡阳市人才办@衡阳市\t中共衡阳市委人才工作领导小组办公室\tr\tme\n");
    Contribution contribution;
    contribution.nodes = {{agency("430400", "衡阳市人才办"), "Agency", "衡阳市人才办", {}, 1, {}}};
    judgements.apply(contribution);
    EXPECT_EQ(contribution.nodes[0].name, "中共衡阳市委人才工作领导小组办公室");
}

TEST_F(JudgementsTest, UnknownNamesAreRefused) {
    EXPECT_THROW(judged("same\tsomething\t《渔港保护规划》\tr\tme\n"), base::DataError);
    EXPECT_THROW(judged("perhaps\t《渔港保护纲要》\t《渔港保护规划》\tr\tme\n"), base::DataError);
}

} // namespace
} // namespace policygraph::resolve
