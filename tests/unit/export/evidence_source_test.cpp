// SPDX-License-Identifier: Apache-2.0
#include "export/evidence_source.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace policygraph::exporting {
namespace {

FoundEvidence quote(std::uint32_t priority, std::uint32_t document, std::uint32_t begin, std::string_view text) {
    FoundEvidence one;
    one.priority = priority;
    one.document = document;
    one.byte_start = begin;
    one.byte_end = begin + static_cast<std::uint32_t>(text.size());
    one.quote = text;
    return one;
}

// First by priority, then by document and place.
TEST(EvidenceSource, KeepsTheBestOfEachRowAndCountsAll) {
    EvidenceSource rows(100'000, EvidenceSource::Keep::Best);
    rows.add(5, quote(1, 4, 0, "早"));
    for (std::uint32_t row = 0; row < 100'000; ++row) { // what they wait in goes to the file
        rows.add(row, quote(1, 7, row, "第" + std::to_string(row)));
    }
    rows.add(5, quote(1, 3, 90, "最好"));
    rows.add(5, quote(2, 1, 0, "推断"));
    rows.add(99'999, quote(0, 9, 40, "本身"));
    rows.add(100'000, quote(0, 0, 0, "没有此行"));
    rows.add(-1, quote(0, 0, 0, "没有此行"));
    std::vector<FoundEvidence> found;
    const auto best = [&](std::int64_t row) {
        const std::size_t count = rows.of(row, found);
        return std::to_string(count) + (found.size() == 1 ? std::string(found[0].quote) : "?");
    };
    EXPECT_EQ(best(4), "1第4");
    EXPECT_EQ(best(5), "4最好");
    EXPECT_EQ(best(50'000), "1第50000");
    EXPECT_EQ(best(99'999), "2本身");
}

TEST(EvidenceSource, KeepsAllInOrderWithWhatSaysHowItWasFound) {
    EvidenceSource rows(10'000, EvidenceSource::Keep::All);
    for (std::uint32_t round = 0; round < 3; ++round) {
        for (std::uint32_t row = 0; row < 10'000; ++row) {
            FoundEvidence one = quote(1, 9 - round, row, "引文");
            one.rule = "rule." + std::to_string(round);
            one.attributes = R"({"role":"lead"})";
            one.row = row * 10 + round;
            rows.add(row, one);
        }
    }
    std::vector<FoundEvidence> found;
    for (const std::int64_t row : {0, 3, 9'999}) {
        ASSERT_EQ(rows.of(row, found), 3U);
        ASSERT_EQ(found.size(), 3U);
        EXPECT_EQ(found[0].document, 7U);
        EXPECT_EQ(found[2].document, 9U);
        EXPECT_EQ(found[0].rule, "rule.2");
        EXPECT_EQ(found[0].attributes, R"({"role":"lead"})");
        EXPECT_EQ(found[1].row, row * 10 + 1);
    }
}

TEST(EvidenceSource, RowsWithoutEvidenceHaveNone) {
    EvidenceSource rows(10, EvidenceSource::Keep::Best);
    rows.add(3, quote(1, 0, 0, "甲"));
    std::vector<FoundEvidence> found;
    EXPECT_EQ(rows.of(2, found), 0U);
    EXPECT_TRUE(found.empty());
}

} // namespace
} // namespace policygraph::exporting
