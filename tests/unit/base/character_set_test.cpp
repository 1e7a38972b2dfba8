// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/character_set.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace policygraph::base {
namespace {

std::vector<std::size_t> places(const CharacterSet& set, std::string_view text) {
    std::vector<std::size_t> found;
    for (std::size_t at = set.next(text, 0); at < text.size(); at = set.next(text, at + utf8_length(text[at]))) {
        found.push_back(at);
    }
    return found;
}

TEST(CharacterSet, FindsItsCharactersAmongOthersOfEveryLength) {
    constexpr CharacterSet k_set(U"(é。政");
    EXPECT_EQ(places(k_set, "a(é。政策(\U0002A6D6。"), (std::vector<std::size_t>{1, 2, 4, 7, 13, 18}));
    EXPECT_TRUE(places(k_set, "下e)、\U0002A6D6").empty());
    EXPECT_TRUE(places(k_set, "").empty());
}

TEST(CharacterSet, HoldsRangesAndWhatIsBeyondTheBasicPlane) {
    CharacterSet set;
    set.add('0', '9');
    set.add(0x4E00, 0x4E02);
    EXPECT_EQ(places(set, "x7一丁丂七\U0002A6D6"), (std::vector<std::size_t>{1, 2, 5, 8}));
    set.add_beyond();
    EXPECT_EQ(places(set, "x\U0002A6D6"), (std::vector<std::size_t>{1}));
}

TEST(CharacterSet, TellsCharactersApartThatShareTheirLastBytes) {
    constexpr CharacterSet k_set(U"。");
    for (char32_t code = 0x800; code < 0x10000; ++code) {
        if (code < 0xD800 || code > 0xDFFF) {
            std::string text;
            append_utf8(text, code);
            EXPECT_EQ(k_set.next(text, 0) == 0, code == 0x3002) << static_cast<unsigned>(code);
        }
    }
}

TEST(CharacterSet, PassesByACharacterThatTheEndCutsInTwo) {
    constexpr CharacterSet k_set(U"é。");
    EXPECT_TRUE(places(k_set, std::string_view("。").substr(0, 2)).empty());
    EXPECT_TRUE(places(k_set, std::string_view("é").substr(0, 1)).empty());
}

} // namespace
} // namespace policygraph::base
