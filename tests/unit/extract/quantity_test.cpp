// SPDX-License-Identifier: Apache-2.0
#include "extract/quantity.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::extract {
namespace {

const QuantityScanner& scanner() {
    static const lexicon::Lexicon lexicon =
        lexicon::Lexicon::load(std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "data");
    static const QuantityScanner scanner(lexicon);
    return scanner;
}

struct Row {
    std::string text;
    double value;
    double value_max; ///< 0: no range
    std::string unit;
};

class Quantities : public testing::TestWithParam<Row> {};

TEST_P(Quantities, AreReadWithTheirUnit) {
    const Row& row = GetParam();
    const auto found = scanner().scan(row.text);
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_DOUBLE_EQ(found.front().value, row.value) << row.text;
    EXPECT_DOUBLE_EQ(found.front().value_max.value_or(0), row.value_max) << row.text;
    EXPECT_EQ(found.front().unit, row.unit) << row.text;
}

INSTANTIATE_TEST_SUITE_P(Data, Quantities,
                         testing::Values(Row{"达到2.5万件", 25000, 0, "件"}, Row{"一万件以上", 10000, 0, "件"},
                                         Row{"达15%", 15, 0, "%"}, Row{"建设3—5个", 3, 5, "个"},
                                         Row{"增长百分之十", 10, 0, "%"}, Row{"约250亿元", 250, 0, "亿元"},
                                         Row{"产能1500万吨", 1500, 0, "万吨"}, Row{"1,234家", 1234, 0, "家"},
                                         Row{"10万元—30万元", 10, 30, "万元"}, Row{"三十五个", 35, 0, "个"},
                                         Row{"提高2个百分点", 2, 0, "个百分点"},
                                         Row{"培训20余万人次", 200000, 0, "人次"}));

TEST(QuantityScanner, GivesTheUnitOfTheLastSumToThoseBeforeIt) {
    const std::vector<std::pair<std::string, std::vector<double>>> rows{{"奖励30、20、10万元", {30, 20, 10}},
                                                                        {"奖励30万、20万和10万元", {30, 20, 10}},
                                                                        {"补助2000、1000元", {2000, 1000}},
                                                                        {"第2、第3和10万元", {10}},
                                                                        {"2023、2024年10万元", {10}}};
    for (const auto& [text, values] : rows) {
        std::vector<double> found;
        for (const auto& quantity : scanner().scan(text)) {
            found.push_back(quantity.value);
            EXPECT_EQ(quantity.kind, UnitKind::Money) << text;
        }
        EXPECT_EQ(found, values) << text;
    }
}

TEST(Quantities, AreNoYearsNamesOrOrdinals) {
    for (const char* text :
         {"2025年", "5G网络", "第3名", "G60走廊", "〔2024〕13号", "十四五", "PM2.5", "第五十三条", "第一百二十三条"}) {
        EXPECT_TRUE(scanner().scan(text).empty()) << text;
    }
}

} // namespace
} // namespace policygraph::extract
