// SPDX-License-Identifier: Apache-2.0
#include "export/best_quotes.hpp"

#include <gtest/gtest.h>

namespace policygraph::exporting {
namespace {

// First by priority, then by document and place.
TEST(BestQuotes, KeepsTheBestOfEachRowAndCountsAll) {
    BestQuotes quotes(100'000);
    for (std::uint32_t row = 0; row < 100'000; ++row) { // what they wait in goes to the file
        quotes.add(row, {1, 7, row, row + 1});
    }
    quotes.add(5, {1, 3, 90, 95});
    quotes.add(5, {2, 1, 0, 4});
    quotes.add(99'999, {0, 9, 40, 41});
    quotes.add(100'000, {0, 0, 0, 0}); // no such row
    quotes.add(-1, {0, 0, 0, 0});
    EXPECT_EQ(quotes.of(4).count, 1);
    EXPECT_EQ(quotes.of(5).count, 3);
    EXPECT_EQ(quotes.of(5).quote, (BestQuotes::Quote{1, 3, 90, 95}));
    EXPECT_EQ(quotes.of(50'000).quote, (BestQuotes::Quote{1, 7, 50'000, 50'001}));
    EXPECT_EQ(quotes.of(99'999).count, 2);
    EXPECT_EQ(quotes.of(99'999).quote, (BestQuotes::Quote{0, 9, 40, 41}));
}

TEST(BestQuotes, RowsWithoutQuotesHaveNone) {
    BestQuotes quotes(10);
    quotes.add(3, {1, 0, 0, 1});
    EXPECT_EQ(quotes.of(2).count, 0);
}

} // namespace
} // namespace policygraph::exporting
