// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/coverage.hpp>
#include <policygraph/extract/extractor.hpp>
#include <policygraph/structure/outliner.hpp>
#include <policygraph/text/normalizer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace policygraph::extract {
namespace {

TEST(Coverage, ListsTheCuesThatNoFactUsed) {
    const std::filesystem::path data = std::filesystem::path(POLICYGRAPH_SOURCE_DIR) / "data";
    const auto lexicon = lexicon::Lexicon::load(data);
    const text::Normalizer normalizer(data);
    const structure::Outliner outliner(lexicon);
    const std::string source = "某市示例方案\n一、重点任务\n(一)示例。开展工作。(牵头单位:市科技局)\n"
                               "(二)其他。进一步明确责任单位。\n";
    const auto normal = normalizer.normalize(source);
    const Facts facts = Extractor(lexicon).extract("id", "a.txt", normal, outliner.outline(normal));
    const auto families = Coverage(lexicon).of(normal, facts);
    const auto owner =
        std::find_if(families.begin(), families.end(), [](const CueFamily& family) { return family.name == "owner"; });
    ASSERT_NE(owner, families.end());
    ASSERT_EQ(owner->places.size(), 2U);
    EXPECT_TRUE(owner->places.front().used);
    EXPECT_FALSE(owner->places.back().used);
    EXPECT_EQ(owner->places.back().span.in(source), "责任单位");
}

} // namespace
} // namespace policygraph::extract
