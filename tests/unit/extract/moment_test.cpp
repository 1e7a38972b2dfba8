// SPDX-License-Identifier: Apache-2.0
#include "extract/moment.hpp"
#include "extract/period.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace policygraph::extract {
namespace {

const lexicon::Lexicon& words() {
    static const lexicon::Lexicon lexicon =
        lexicon::Lexicon::load(std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "data");
    return lexicon;
}

struct Row {
    std::string text;
    std::string iso;
};

class Moments : public testing::TestWithParam<Row> {};

TEST_P(Moments, AreReadInADocumentOf2022) {
    const auto found = MomentScanner(words()).scan(GetParam().text, 2022);
    ASSERT_EQ(found.size(), 1U) << GetParam().text;
    EXPECT_EQ(found.front().iso(), GetParam().iso) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Data, Moments,
                         testing::Values(Row{"到2025年底", "2025"}, Row{"力争2025年底前完成", "2025"},
                                         Row{"2026年6月投用", "2026-06"}, Row{"2026年6月30日前", "2026-06-30"},
                                         Row{"“十四五”末", "2025"}, Row{"十五五期末", "2030"}, Row{"未来五年", "2027"},
                                         Row{"5月底前报送", "2022-05"}, Row{"年底前完成", "2022"},
                                         Row{"明年底", "2023"}, Row{"2021-2025年", "2025"}, Row{"到二〇二五年", "2025"},
                                         Row{"二○二五年十二月底前", "2025-12"}, Row{"2025年9月至12月", "2025-12"},
                                         Row{"2025年9月-11月底", "2025-11"}, Row{"三年内建成10个站点", "2025"},
                                         Row{"3年内建成10个站点", "2025"}, Row{"年内建成10个站点", "2022"}));

TEST(Moments, LengthsOfTimeAndNamesAreNone) {
    for (const char* text :
         {"满3年的企业", "设立满五年内的企业", "有效期三年", "“十四五”规划", "建设周期5年", "近三年来"}) {
        const auto found = MomentScanner(words()).scan(text, 2022);
        EXPECT_TRUE(found.empty() || found.front().kind == Moment::Kind::Relative) << text;
    }
}

TEST(Moments, AYearComparedWithIsNoDeadline) {
    const auto found = MomentScanner(words()).scan("比2020年下降", 2022);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.front().base);
}

struct PeriodRow {
    std::string text;
    std::string start;
    std::string end;
};

class Periods : public testing::TestWithParam<PeriodRow> {};

TEST_P(Periods, HaveAStartAndAnEnd) {
    const auto period = PeriodReader(words()).read(GetParam().text, 2023);
    ASSERT_TRUE(period) << GetParam().text;
    EXPECT_EQ(period->start, GetParam().start) << GetParam().text;
    EXPECT_EQ(period->end, GetParam().end) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Data, Periods,
                         testing::Values(PeriodRow{"2024年1月-2024年3月", "2024-01", "2024-03"},
                                         PeriodRow{"2018年9—12月", "2018-09", "2018-12"},
                                         PeriodRow{"7月下旬至8月中旬", "2023-07", "2023-08"},
                                         PeriodRow{"8月底前", "", "2023-08"}, PeriodRow{"2017年", "2017-01", "2017-12"},
                                         PeriodRow{"11月至3月", "2023-11", "2024-03"}));

} // namespace
} // namespace policygraph::extract
