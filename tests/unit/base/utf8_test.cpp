// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/utf8.hpp>

#include <gtest/gtest.h>

namespace policygraph::base {
namespace {

TEST(Utf8, FindsTheFirstBadByte) {
    EXPECT_EQ(find_invalid_utf8("政策 policy"), std::string_view::npos);
    EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2U);
    EXPECT_EQ(find_invalid_utf8("\xE6\x94"), 0U);         // cut short
    EXPECT_EQ(find_invalid_utf8("a\xC0\xAF"), 1U);        // overlong
    EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0U);     // surrogate
    EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0U); // above U+10FFFF
}

TEST(Utf8, DecodesAndEncodesTheSameCharacter) {
    for (const char32_t code : {U'a', U'é', U'政', U'\U0002A6D6'}) {
        std::string text;
        append_utf8(text, code);
        EXPECT_EQ(code_point(text, 0), code);
        EXPECT_EQ(text.size(), utf8_length(text.front()));
    }
}

} // namespace
} // namespace policygraph::base
