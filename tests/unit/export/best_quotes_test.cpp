// SPDX-License-Identifier: Apache-2.0
#include "export/best_quotes.hpp"

#include <gtest/gtest.h>

namespace policygraph::exporting {
namespace {

// First by priority, then by document and place; equal ones stay.
TEST(BestQuote, TakesWhatIsBetterAndCountsAll) {
    BestQuote best;
    EXPECT_TRUE(best.takes({1, 7, 20, 30}, 1));
    EXPECT_FALSE(best.takes({2, 0, 0, 4}, 1));
    EXPECT_FALSE(best.takes({1, 7, 20, 30}, 3));
    EXPECT_TRUE(best.takes({1, 7, 10, 30}, 1));
    EXPECT_TRUE(best.takes({0, 9, 40, 41}, 1));
    EXPECT_EQ(best.count, 7U);
    EXPECT_EQ(best.place, (BestQuote::Place{0, 9, 40, 41}));
}

} // namespace
} // namespace policygraph::exporting
