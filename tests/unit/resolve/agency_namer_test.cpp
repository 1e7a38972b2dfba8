// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_namer.hpp>

#include <gtest/gtest.h>

#include <ostream>

namespace policygraph::resolve {
namespace {

struct Row {
    const char* place; // code of the document's place, "" where it is not known
    const char* written;
    const char* full;
};

void PrintTo(const Row& row, std::ostream* out) {
    *out << row.place << " " << row.written;
}

const AgencyNamer& namer() {
    static const AgencyNamer k_namer(std::string(POLICYGRAPH_SOURCE_DIR) + "/data");
    return k_namer;
}

AgencyName named(const Row& row) {
    return namer().name(row.written, namer().places().find_code(row.place));
}

class OfficialNames : public testing::TestWithParam<Row> {};

TEST_P(OfficialNames, FromPlaceAndFunction) {
    EXPECT_EQ(named(GetParam()).full, GetParam().full);
}

INSTANTIATE_TEST_SUITE_P(
    Departments, OfficialNames,
    testing::Values(
        Row{"360800", "市市场监管局", "吉安市市场监督管理局"}, Row{"360800", "市场监管局", "吉安市市场监督管理局"},
        Row{"360800", "吉安市市场监督管理局", "吉安市市场监督管理局"},
        Row{"410000", "省工信厅", "河南省工业和信息化厅"}, Row{"310000", "市经济信息化委", "上海市经济和信息化委员会"},
        Row{"500000", "市交通委", "重庆市交通委员会"}, Row{"450000", "自治区财政厅", "广西壮族自治区财政厅"},
        Row{"450000", "自治区党委宣传部", "中共广西壮族自治区委员会宣传部"},
        Row{"320500", "市委宣传部", "中共苏州市委宣传部"},
        Row{"320500", "中共苏州市委网信办", "中共苏州市委网络安全和信息化委员会办公室"},
        Row{"430400", "市科技局(知识产权局)", "衡阳市科学技术局"},
        Row{"440100", "镇人民政府(街道办事处)", "广州市镇人民政府(街道办事处)"},
        Row{"440100", "国务院教育行政部门", "教育部"}, Row{"440100", "国务院水行政主管部门", "水利部"},
        Row{"430000", "长沙市发改委", "长沙市发展和改革委员会"}, Row{"361023", "县农业农村局", "南丰县农业农村局"},
        Row{"361023", "市水利局", "抚州市水利局"}, Row{"440106", "区财政局", "广州市天河区财政局"},
        Row{"650000", "自治区人社厅", "新疆维吾尔自治区人力资源和社会保障厅"}));

INSTANTIATE_TEST_SUITE_P(
    CourtsAndBranches, OfficialNames,
    testing::Values(Row{"430400", "市中级法院", "衡阳市中级人民法院"}, Row{"430000", "省法院", "湖南省高级人民法院"},
                    Row{"430400", "市法院", "衡阳市中级人民法院"}, Row{"361023", "县法院", "南丰县人民法院"},
                    Row{"310000", "上海金融监管局", "国家金融监督管理总局上海监管局"},
                    Row{"430400", "市检察院", "衡阳市人民检察院"},
                    Row{"430000", "省税务局", "国家税务总局湖南省税务局"},
                    Row{"430000", "省通信管理局", "湖南省通信管理局"},
                    Row{"430400", "衡阳金融监管分局", "国家金融监督管理总局衡阳监管分局"},
                    Row{"430400", "人民银行衡阳市分行", "中国人民银行衡阳市分行"},
                    Row{"340000", "人行合肥中心支行", "中国人民银行合肥中心支行"},
                    Row{"430000", "长沙海关", "长沙海关"}, Row{"430400", "团市委", "共青团衡阳市委员会"},
                    Row{"340000", "省贸促会", "中国国际贸易促进委员会安徽省委员会"}));

INSTANTIATE_TEST_SUITE_P(
    LevelsAndBranches, OfficialNames,
    testing::Values(Row{"451322", "象州生态环境局", "来宾市象州生态环境局"},
                    Row{"451300", "来宾市象州生态环境局", "来宾市象州生态环境局"},
                    Row{"451322", "县生态环境局", "象州县生态环境局"},
                    Row{"451300", "来宾生态环境局", "来宾市生态环境局"}, Row{"130000", "省财政部门", "河北省财政部门"},
                    Row{"130000", "财政部门", "河北省财政部门"}, Row{"130000", "各级财政部门", "河北省各级财政部门"},
                    Row{"513200", "州级政务部门", "阿坝藏族羌族自治州政务部门"},
                    Row{"513200", "州、县(市)人民政府", "阿坝藏族羌族自治州州、县(市)人民政府"},
                    Row{"330482", "市政府领导及各部门", "平湖市政府领导及各部门"},
                    Row{"440000", "省和地级以上市数据主管部门", "广东省和地级以上市数据主管部门"},
                    Row{"130000", "高新区", "河北省各高新技术产业开发区管理委员会"},
                    Row{"130000", "妇联", "河北省各级妇女联合会"}, Row{"130000", "省妇联", "河北省妇女联合会"},
                    Row{"130000", "政府", "政府"}, Row{"130000", "省政府", "河北省人民政府"},
                    Row{"430400", "政府", "衡阳市人民政府"}, Row{"100000", "中华人民共和国科学技术部", "科学技术部"}));

TEST(AgencyNamer, ADepartmentOfOneLevelIsNotThatOfAllLevels) {
    const AgencyNamer& names = namer();
    const int hebei = names.places().find_code("130000");
    EXPECT_TRUE(names.name("省财政部门", hebei).own_level);
    for (const char* other : {"财政部门", "各级财政部门", "省财政厅", "市、县财政部门"}) {
        EXPECT_FALSE(names.name(other, hebei).own_level) << other;
    }
}

TEST(AgencyNamer, PersonsAreToldFromOrgans) {
    const AgencyNamer& names = namer();
    const int hebei = names.places().find_code("130000");
    for (const char* post : {"副省长", "省公安厅副厅长", "河北证监局局长", "县人民政府主要领导"}) {
        EXPECT_EQ(names.name(post, hebei).rule, "agency.post") << post;
    }
    for (const char* organ : {"省公安厅", "河北证监局", "省党委书记办公室"}) {
        EXPECT_NE(names.name(organ, hebei).rule, "agency.post") << organ;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Centre, OfficialNames,
    testing::Values(
        Row{"100000", "发展改革委", "国家发展和改革委员会"}, Row{"100000", "国资委", "国务院国有资产监督管理委员会"},
        Row{"100000", "质检总局", "国家质量监督检验检疫总局"}, Row{"100000", "各省级人民政府", "各省级人民政府"},
        Row{"430000", "国家知识产权局", "国家知识产权局"}, Row{"430000", "科技部", "科学技术部"},
        Row{"100000", "中央网信办", "中央网络安全和信息化委员会办公室"}, Row{"100000", "财政部办公厅", "财政部办公厅"},
        Row{"100000", "总参谋部", "中国人民解放军总参谋部"}, Row{"430000", "军委装备发展部", "中央军委装备发展部"},
        Row{"100000", "国家科委", "国家科学技术委员会"}, Row{"100000", "劳动部门", "劳动部门"},
        Row{"100000", "科技部高技术发展中心", "科学技术部高技术发展中心"}, Row{"100000", "财政部门", "财政部门"},
        Row{"430000", "教育部门", "湖南省教育部门"}, Row{"100000", "总参作战部", "中国人民解放军总参谋部作战部"},
        Row{"430000", "湖南煤矿安全监察局", "湖南煤矿安全监察局"},
        Row{"430000", "省人社厅就业促进处", "湖南省人力资源和社会保障厅就业促进处"}));

INSTANTIATE_TEST_SUITE_P(GovernmentsAndClasses, OfficialNames,
                         testing::Values(Row{"430400", "市政府", "衡阳市人民政府"},
                                         Row{"310000", "浦东新区政府", "浦东新区人民政府"},
                                         Row{"130000", "秦皇岛", "秦皇岛市人民政府"},
                                         Row{"130000", "省政府办公厅", "河北省人民政府办公厅"},
                                         Row{"130000", "省政府各部门", "河北省人民政府各部门"},
                                         Row{"430400", "各县(市、区)政府", "衡阳市各县(市、区)人民政府"},
                                         Row{"430000", "各市州人民政府", "湖南省各市州人民政府"},
                                         Row{"430000", "各级人社部门", "湖南省各级人力资源和社会保障部门"},
                                         Row{"430400", "市属各高校", "衡阳市属各高校"},
                                         Row{"430400", "高新区管委会", "衡阳高新技术产业开发区管理委员会"},
                                         Row{"430400", "滨江新区管委会", "衡阳市滨江新区管理委员会"}));

// Prefectures, leagues, banners, the corps, and what older texts name.
INSTANTIATE_TEST_SUITE_P(
    OtherPlacesAndTimes, OfficialNames,
    testing::Values(
        Row{"513200", "州科技局", "阿坝藏族羌族自治州科学技术局"},
        Row{"513200", "州政府", "阿坝藏族羌族自治州人民政府"}, Row{"152500", "盟行署", "锡林郭勒盟行政公署"},
        Row{"152502", "盟财政局", "锡林郭勒盟财政局"}, Row{"150223", "旗人民政府", "达尔罕茂明安联合旗人民政府"},
        Row{"652900", "地区财政局", "阿克苏地区财政局"}, Row{"652900", "地委", "中共阿克苏地区委员会"},
        Row{"450000", "自治区国资委", "广西壮族自治区人民政府国有资产监督管理委员会"},
        Row{"130828", "县农业农村局", "围场满族蒙古族自治县农业农村局"},
        Row{"310115", "区科经委", "浦东新区科经委员会"}, Row{"660000", "兵团科技局", "新疆生产建设兵团科学技术局"},
        Row{"660000", "兵团发展改革委", "新疆生产建设兵团发展和改革委员会"},
        Row{"650000", "新疆生产建设兵团财政局", "新疆生产建设兵团财政局"},
        Row{"650000", "自治区财政厅", "新疆维吾尔自治区财政厅"},
        Row{"130000", "省国资委", "河北省人民政府国有资产监督管理委员会"},
        Row{"361000", "省国资委", "江西省国有资产监督管理委员会"},
        Row{"361000", "市国资委", "抚州市国有资产监督管理委员会"},
        Row{"310115", "市国资委", "上海市国有资产监督管理委员会"},
        Row{"130000", "雄安新区公共服务局", "河北雄安新区管理委员会公共服务局"},
        Row{"130000", "中国银行保险监督管理委员会河北监管局", "中国银行保险监督管理委员会河北监管局"},
        Row{"130000", "民航河北监管局", "中国民用航空河北安全监督管理局"},
        Row{"430000", "省外经贸厅", "湖南省对外贸易经济合作厅"},
        Row{"430400", "市人口计生委", "衡阳市人口和计划生育委员会"}, Row{"430400", "市计委", "衡阳市发展计划委员会"},
        Row{"100000", "国家计委", "国家发展计划委员会"}, Row{"100000", "外经贸部", "对外贸易经济合作部"}));

// 财政厅 in a city's text is the province's; 财政局 in a province's text is its cities', nobody knows which.
INSTANTIATE_TEST_SUITE_P(WithoutPlace, OfficialNames,
                         testing::Values(Row{"361000", "财政厅", "江西省财政厅"},
                                         Row{"361000", "财政局", "抚州市财政局"},
                                         Row{"360000", "财政厅", "江西省财政厅"}, Row{"360000", "财政局", "财政局"},
                                         Row{"310000", "财政局", "上海市财政局"},
                                         Row{"360000", "市场监管局", "江西省市场监督管理局"}));

// Silence beats a guess: nothing is known of the place, so nothing is put in front.
INSTANTIATE_TEST_SUITE_P(Unknown, OfficialNames,
                         testing::Values(Row{"", "市科技局", "市科技局"}, Row{"", "朝阳区财政局", "朝阳区财政局"},
                                         Row{"430400", "市人才办", "衡阳市人才办"},
                                         Row{"310000", "省财政厅", "省财政厅"}, Row{"100000", "省财政厅", "省财政厅"},
                                         Row{"430000", "县财政局", "湖南省县财政局"}));

TEST(AgencyNamer, SameNameInTwoCitiesIsTwoAgencies) {
    const AgencyName one = named({"361000", "市财政局", ""});
    const AgencyName two = named({"610900", "市财政局", ""});
    EXPECT_NE(one.full, two.full);
    EXPECT_NE(one.place, two.place);
    EXPECT_EQ(one.function, two.function);
}

TEST(AgencyNamer, MunicipalityHasNoCityBelowIt) {
    EXPECT_EQ(namer().places()[named({"310000", "市科委", ""}).place].code, "310000");
    EXPECT_EQ(namer().places()[named({"310104", "市科委", ""}).place].code, "310000");
}

TEST(AgencyNamer, ClassOfGovernmentsHasMembers) {
    const AgencyName name = named({"361000", "各县(区)人民政府", ""});
    EXPECT_TRUE(name.collective);
    ASSERT_EQ(name.member_levels.size(), 1U);
    EXPECT_EQ(namer().places().divisions(name.place, name.member_levels.front()).size(), 11U);
    EXPECT_TRUE(named({"361000", "各县(区)财政局", ""}).member_levels.empty());
}

TEST(AgencyNamer, WhatIsNotKnownIsSaid) {
    EXPECT_FALSE(named({"430400", "市人才办", ""}).official);
    EXPECT_TRUE(named({"430400", "市财政局", ""}).official);
    EXPECT_EQ(named({"", "市财政局", ""}).place, k_no_place);
}

TEST(AgencyNamer, AUndertakingIsOfTheLevelThatItsNameBeginsWith) {
    const Row k_rows[] = {{"360800", "省级专利导航工程", "360000"}, {"360800", "省市场监管局专利导航工程", "360000"},
                          {"360827", "市级示范工程", "360800"},     {"360827", "市场主体培育工程", "360827"},
                          {"360800", "专利导航工程", "360800"},     {"360000", "县域提升工程", "360000"},
                          {"310000", "省级示范工程", "310000"}};
    for (const Row& row : k_rows) {
        const int scope = namer().places().find_code(row.place);
        EXPECT_EQ(namer().places()[namer().seat_of(row.written, scope)].code, row.full) << row.written;
    }
    EXPECT_EQ(namer().seat_of("省级专利导航工程", k_no_place), k_no_place);
}

} // namespace
} // namespace policygraph::resolve
