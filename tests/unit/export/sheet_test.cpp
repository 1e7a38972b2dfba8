// SPDX-License-Identifier: Apache-2.0
#include "export/sheet.hpp"

#include <gtest/gtest.h>

namespace policygraph::exporting {
namespace {

std::string cell(std::string_view text, Losses& losses) {
    return cell_text(text, "~", losses);
}

TEST(CellText, KeepsWhatExcelHolds) {
    Losses losses;
    EXPECT_EQ(cell("=1+1\n\t<&>\xF0\xA0\xAE\xB7", losses), "=1+1\n\t<&>\xF0\xA0\xAE\xB7");
    EXPECT_EQ(losses.replaced, 0U);
    EXPECT_EQ(losses.cut, 0U);
}

TEST(CellText, EscapesWhatExcelWouldReadOtherwise) {
    Losses losses;
    EXPECT_EQ(cell("a\rb", losses), "a_x000D_b");
    EXPECT_EQ(cell("_x0041_ _x004", losses), "_x005F_x0041_ _x004");
    EXPECT_EQ(losses.replaced, 0U);
}

TEST(CellText, CountsWhatItReplaces) {
    Losses losses;
    const std::string text("\0\x01\xFF\xEF\xBF\xBF", 6);
    EXPECT_EQ(cell(text, losses), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(losses.replaced, 4U);
}

TEST(CellText, CutsAtExcelsLengthInUtf16Units) {
    Losses losses;
    EXPECT_EQ(cell(std::string(32767, 'x'), losses).size(), 32767U);
    EXPECT_EQ(losses.cut, 0U);
    EXPECT_EQ(cell(std::string(32768, 'x'), losses), std::string(32766, 'x') + "~");
    std::string above;
    for (int i = 0; i < 16384; ++i) {
        above += "\xF0\xA0\xAE\xB7"; // two units each
    }
    EXPECT_EQ(cell(above, losses), above.substr(0, std::size_t{16383} * 4) + "~");
    EXPECT_EQ(losses.cut, 2U);
}

} // namespace
} // namespace policygraph::exporting
