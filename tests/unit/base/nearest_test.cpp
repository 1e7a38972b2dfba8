// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/nearest.hpp>

#include <gtest/gtest.h>

namespace policygraph::base {
namespace {

TEST(Nearest, IsTheWordOfTheFewestChanges) {
    const std::vector<std::string> words = {"Policy", "Place", "CITES", "title"};
    EXPECT_EQ(nearest("Polcy", words), "Policy");
    EXPECT_EQ(nearest("cite", words), "CITES");
    EXPECT_EQ(nearest("titel", words), "title");
    EXPECT_EQ(nearest("Policy", words), "Policy");
    EXPECT_EQ(nearest("ab", {"aa", "bb"}), "aa"); // the first of several
}

TEST(Nearest, IsNoneWhereMoreThanHalfDiffers) {
    EXPECT_EQ(nearest("xyz", {"Policy", "abc"}), std::nullopt);
    EXPECT_EQ(nearest("", {"a"}), std::nullopt);
    EXPECT_EQ(nearest("word", {}), std::nullopt);
    EXPECT_EQ(nearest(std::string(101, 'a'), {std::string(101, 'a')}), std::nullopt);
}

} // namespace
} // namespace policygraph::base
