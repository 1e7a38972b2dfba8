// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/tsv.hpp>
#include <policygraph/resolve/agency_relations.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace policygraph::resolve {
namespace {

class AgencyRelationsTest : public testing::Test {
protected:
    static std::string data() { return std::string(POLICYGRAPH_SOURCE_DIR) + "/data"; }
    static const AgencyNamer& namer() {
        static const AgencyNamer k_namer(data());
        return k_namer;
    }
    static const AgencyRelations& relations() {
        static const AgencyRelations k_relations(data(), namer());
        return k_relations;
    }
    static AgencyName named(const char* place, const char* written) {
        return namer().name(written, namer().places().find_code(place));
    }
    static std::string superior(const char* place, const char* written) {
        const auto found = relations().superior(named(place, written));
        return found ? found->organ.full : "";
    }
};

TEST_F(AgencyRelationsTest, HeirsOfReforms) {
    const auto banks = relations().successors(named("361000", "抚州银保监分局"));
    ASSERT_EQ(banks.size(), 1U);
    EXPECT_EQ(banks.front().heir.full, named("361000", "抚州金融监管分局").full);
    EXPECT_EQ(banks.front().date, "2023");
    const auto trade = relations().successors(named("430400", "市工商局"));
    ASSERT_EQ(trade.size(), 1U);
    EXPECT_EQ(trade.front().heir.full, "衡阳市市场监督管理局");
    EXPECT_TRUE(relations().successors(named("430400", "市财政局")).empty());
}

TEST_F(AgencyRelationsTest, RelationsNameTheirSources) {
    const auto heirs = relations().successors(named("430400", "市工商局"));
    ASSERT_EQ(heirs.size(), 1U);
    EXPECT_NE(heirs.front().source.find("2018-03-21"), std::string::npos);
    const auto above = relations().superior(named("430400", "市财政局"));
    ASSERT_TRUE(above.has_value());
    EXPECT_NE(above->source.find("国务院关于机构设置的通知"), std::string::npos);
}

TEST_F(AgencyRelationsTest, OrgansRunTogetherAreCutWhereThatIsCertain) {
    using Parts = std::vector<std::string_view>;
    const int hunan = namer().places().find_code("430000");
    EXPECT_EQ(namer().run_together("湖南省财政厅湖南省教育厅", hunan), (Parts{"湖南省财政厅", "湖南省教育厅"}));
    EXPECT_EQ(namer().run_together("教育部湖南省教育厅", hunan), (Parts{"教育部", "湖南省教育厅"}));
    EXPECT_EQ(namer().run_together("省财政厅省教育厅", hunan), (Parts{"省财政厅", "省教育厅"}));
    EXPECT_EQ(namer().run_together("财政部总参谋部总政治部", k_no_place), (Parts{"财政部", "总参谋部", "总政治部"}));
    EXPECT_TRUE(namer().run_together("湖南省财政厅", hunan).empty());
    EXPECT_TRUE(namer().run_together("湖南省财政厅教育处", hunan).empty());
    EXPECT_TRUE(namer().run_together("湖南省财政厅甲乙银行长沙分行", hunan).empty());
}

TEST_F(AgencyRelationsTest, HeirDependsOnTheLevel) {
    EXPECT_EQ(relations().successors(named("430000", "省安监局")).front().heir.full, "湖南省应急管理厅");
    EXPECT_EQ(relations().successors(named("430400", "市安监局")).front().heir.full, "衡阳市应急管理局");
}

TEST_F(AgencyRelationsTest, HeirsOfEarlierReforms) {
    EXPECT_EQ(relations().successors(named("430000", "省外经贸厅")).front().heir.full, "湖南省商务厅");
    EXPECT_EQ(relations().successors(named("430000", "省监察厅")).front().heir.full, "湖南省监察委员会");
    EXPECT_EQ(relations().successors(named("430000", "湖南煤监局")).front().heir.full, "国家矿山安全监察局湖南局");
    EXPECT_EQ(relations().successors(named("100000", "国家计委")).front().heir.full, "国家发展和改革委员会");
    EXPECT_EQ(relations().successors(named("100000", "国家科委")).front().heir.full, "科学技术部");
    EXPECT_EQ(relations().successors(named("430000", "总后勤部")).front().heir.full, "中央军委后勤保障部");
}

TEST_F(AgencyRelationsTest, EveryHeirAtTheCentreIsKnownAndItsReformToo) {
    const std::string data = std::string(POLICYGRAPH_SOURCE_DIR) + "/data/";
    std::set<std::string> reforms;
    for (const base::TsvRow& row : base::read_tsv(data + "reforms.tsv", 3)) {
        reforms.insert(row.cells[0]);
    }
    for (const base::TsvRow& row : base::read_tsv(data + "central_organs.tsv", 7)) {
        const std::string& heir = row.cells[5];
        EXPECT_TRUE(heir.empty() || namer().central(heir) != nullptr) << row.cells[0] << ": " << heir;
        EXPECT_TRUE(heir.empty() ? row.cells[6].empty() : reforms.count(row.cells[6]) == 1) << row.cells[0];
    }
}

TEST_F(AgencyRelationsTest, NineNamesOfTwoCitiesAreEighteenAgencies) {
    const char* names[] = {"市科技局", "市市场监管局", "市财政局", "市教育局",  "市工信局",
                           "市商务局", "市农业农村局", "市司法局", "市委宣传部"};
    std::set<std::pair<int, std::string>> agencies;
    for (const char* name : names) {
        for (const char* place : {"361000", "610900"}) {
            const AgencyName agency = named(place, name);
            EXPECT_TRUE(agency.official) << name;
            agencies.emplace(agency.place, agency.full);
        }
    }
    EXPECT_EQ(agencies.size(), 18U);
}

TEST_F(AgencyRelationsTest, LineGoesUpToTheCentre) {
    EXPECT_EQ(superior("361023", "县市场监管局"), "抚州市市场监督管理局");
    EXPECT_EQ(superior("361000", "市市场监管局"), "江西省市场监督管理局");
    EXPECT_EQ(superior("360000", "省市场监管局"), "国家市场监督管理总局");
    EXPECT_EQ(superior("361000", "市人社局"), "江西省人力资源和社会保障厅");
    EXPECT_EQ(superior("310104", "区财政局"), "上海市财政局");
    EXPECT_EQ(superior("310000", "市财政局"), "财政部");
}

TEST_F(AgencyRelationsTest, UncertainNamesAreNotMadeUp) {
    EXPECT_EQ(superior("361023", "县科技局"), ""); // the city's may be 科学技术局 or part of another
    EXPECT_EQ(superior("361000", "市工信局"), ""); // 工业和信息化厅 or 经济和信息化厅
    EXPECT_EQ(superior("361000", "各县(区)财政局"), "");
}

} // namespace
} // namespace policygraph::resolve
