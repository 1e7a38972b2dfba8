// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/policy_titles.hpp>

#include <policygraph/base/tsv.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace policygraph::resolve {
namespace {

const PolicyTitles& titles() {
    static const std::string k_data = std::string(POLICYGRAPH_SOURCE_DIR) + "/data";
    static const AgencyNamer k_namer(k_data);
    static const DocumentNumbers k_numbers(k_data, k_namer.places());
    static const PolicyTitles k_titles(k_data, k_namer, k_numbers);
    return k_titles;
}

TEST(PolicyTitles, VariantsAreOne) {
    const std::pair<const char*, const char*> k_pairs[] = {
        {"“十四五”海洋保护规划", "\"十四五\"海洋保护规划"},
        {"海洋保护纲要(2021—2035年)", "海洋保护纲要（2021-2035年）"},
        {"关于推进落实〈海洋保护纲要〉的措施", "关于推进落实《海洋保护纲要》的措施"},
        {"中华人民共和国渔业法", "渔业法"},
        {"海洋 保护 规划", "海洋保护规划"},
        {"促进渔业发展的若干措施", "促进渔业发展若干措施"},
        {"海洋保护行动方案(2020-2022年)", "海洋保护行动方案（2020—2022）"},
        {"附件2:海洋保护规划", "海洋保护规划"},
        {"〔海洋保护规划〕", "海洋保护规划"},
        {"中华人民共和国渔业法)", "渔业法"},
        {"海洋_保护规划", "海洋保护规划"},
        {"某部关于印发海洋保护规划的通知", "海洋保护规划"},
        {"某部关于印发《海洋保护规划》的通知", "海洋保护规划"},
    };
    for (const auto& [one, two] : k_pairs) {
        EXPECT_EQ(titles().identity(one).id, titles().identity(two).id) << one << " / " << two;
    }
}

TEST(PolicyTitles, AboutIsCompletedByItsIssuer) {
    const std::string full = titles().identity("江西省人民政府办公厅关于加快渔港建设的意见").id;
    const char* title = "关于加快渔港建设的意见";
    EXPECT_EQ(titles().identity(title, {"赣府厅发〔2020〕1号", "", ""}).id, full);
    EXPECT_EQ(titles().identity(title, {"", "", "江西省人民政府办公厅 江西省财政厅 "}).id, full);
    EXPECT_EQ(
        titles()
            .identity(title, {"", "江西省人民政府办公厅 江西省财政厅关于印发《关于加快渔港建设的意见》的通知", ""})
            .id,
        full);
    EXPECT_NE(titles().identity(title).id, full);
    EXPECT_NE(titles().identity(title, {"安缆〔2020〕44号", "", "你公司"}).id,
              titles().identity(title, {"神通〔2020〕11号", "", "你公司"}).id);
    EXPECT_NE(titles().identity(title, {"", "", "湖南省人民政府办公厅 "}).id, full);
    EXPECT_EQ(titles().identity("国务院办公厅、中央军委办公厅关于加快渔港建设的意见").id,
              titles().identity(title, {"", "", "国务院办公厅 "}).id);
}

TEST(PolicyTitles, WhatDiffersStaysApart) {
    const std::pair<const char*, const char*> k_pairs[] = {
        {"“十四五”海洋保护规划", "“十三五”海洋保护规划"},
        {"海洋保护规划", "海洋保护规划(试行)"},
        {"广东省海洋保护规划", "海洋保护规划"},
        {"渔业法", "渔业法(2013年修正)"},
        {"渔业目录(2021年本)", "渔业目录(2023年本)"},
        {"某部关于印发《海洋保护规划》实施细则的通知", "海洋保护规划"},
    };
    for (const auto& [one, two] : k_pairs) {
        EXPECT_NE(titles().identity(one).id, titles().identity(two).id) << one << " / " << two;
    }
}

TEST(PolicyTitles, ANoticeOfRulesUnderAPlanIsNotThatOfThePlan) {
    EXPECT_TRUE(titles().is_notice_of("海洋保护规划", "某部关于印发《海洋保护规划》的通知"));
    EXPECT_TRUE(titles().is_notice_of("海洋保护规划", "某部关于印发《海洋保护规划》等文件的通知"));
    EXPECT_TRUE(titles().is_notice_of("海洋保护规划", "某部关于印发《海洋保护规划》和《渔港规划》的通知"));
    EXPECT_TRUE(titles().is_notice_of("海洋保护规划", "某部关于印发海洋保护规划的通知"));
    EXPECT_FALSE(titles().is_notice_of("海洋保护规划", "某部印发《海洋保护规划》实施细则的通知"));
}

TEST(PolicyTitles, NearlyTheSameStaysApart) {
    const auto rows = base::read_tsv(std::string(POLICYGRAPH_SOURCE_DIR) + "/tests/unit/resolve/titles_apart.tsv", 3);
    EXPECT_EQ(rows.size(), 100U);
    for (const base::TsvRow& row : rows) {
        const std::string one = titles().identity(row.cells[0]).id;
        EXPECT_FALSE(one.empty()) << row.cells[0];
        EXPECT_NE(one, titles().identity(row.cells[1]).id) << row.cells[0] << " / " << row.cells[1];
    }
}

TEST(PolicyTitles, LawsAreTold) {
    for (const char* law : {"渔业法", "渔港管理条例", "中华人民共和国预算法", "中华人民共和国渔业法(2013年修正)"}) {
        EXPECT_EQ(titles().identity(law).kind, "Law") << law;
    }
    for (const char* policy : {"渔港管理办法", "海洋保护规划", "关于好做法的通报", "渔港推荐算法"}) {
        EXPECT_EQ(titles().identity(policy).kind, "Policy") << policy;
    }
}

TEST(PolicyTitles, IssuerLeftOutIsKnownByNumberNoticeOrDocument) {
    const std::string full = titles().identity("国务院办公厅关于保护渔港的意见").id;
    const char* about = "关于保护渔港的意见";
    EXPECT_EQ(titles().identity(about, {"国办发〔2020〕99号", "", ""}).id, full);
    EXPECT_EQ(titles().identity(about, {"", "国务院办公厅关于印发渔港意见的通知", ""}).id, full);
    EXPECT_EQ(titles().identity(about, {"", "", "国务院办公厅 "}).id, full);
    EXPECT_NE(titles().identity(about).id, full) << "anybody's";
    EXPECT_NE(titles().identity(about, {"冀政办字〔2020〕99号", "", ""}).id, full);
}

TEST(PolicyTitles, IssuersAreOneHoweverTheyAreWritten) {
    const char* full = "人力资源和社会保障部、财政部关于渔民培训的通知";
    EXPECT_EQ(titles().identity("人力资源社会保障部财政部关于渔民培训的通知").id, titles().identity(full).id);
    EXPECT_EQ(titles().identity("中共中央、国务院关于渔港的决定").id,
              titles().identity("中共中央国务院关于渔港的决定").id);
    EXPECT_NE(titles().identity("财政部关于渔民培训的通知").id, titles().identity(full).id);
}

TEST(PolicyTitles, BareWordsNameNothing) {
    EXPECT_EQ(titles().identity("实施方案").id, "");
    EXPECT_EQ(titles().identity("").id, "");
    EXPECT_NE(titles().identity("实施方案", {"国发〔2020〕99号", "", ""}).id, "") << "the number does";
}

} // namespace
} // namespace policygraph::resolve
