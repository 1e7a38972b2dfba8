// SPDX-License-Identifier: Apache-2.0
#include "export/sink.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace policygraph::exporting {
namespace {

struct Escape {
    const char* name;
    void (Sink::*write)(std::string_view);
    std::string_view text;
    std::string_view expected;
    std::size_t replaced = 0;
};

class SinkEscapes : public testing::TestWithParam<Escape> {};

TEST_P(SinkEscapes, AsTheFormatAsks) {
    std::ostringstream out;
    std::size_t replaced = 0;
    {
        Sink sink(out);
        (sink.*GetParam().write)(GetParam().text);
        replaced = sink.replaced();
    }
    EXPECT_EQ(out.str(), GetParam().expected);
    EXPECT_EQ(replaced, GetParam().replaced);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, SinkEscapes,
    testing::Values(Escape{"XmlMarkup", &Sink::xml, "<甲&\"乙\">]]>", "&lt;甲&amp;&quot;乙&quot;&gt;]]&gt;"},
                    Escape{"XmlKeepsLineEnds", &Sink::xml, "a\r\n\tb", "a&#13;&#10;&#9;b"},
                    Escape{"XmlControls", &Sink::xml,
                           "a\x01\x1F"
                           "b",
                           "a\uFFFD\uFFFDb", 2},
                    Escape{"XmlNonCharacter", &Sink::xml, "\xEF\xBF\xBE", "\uFFFD", 1},
                    Escape{"XmlPrivateUseStays", &Sink::xml, "\xEE\x80\x80", "\xEE\x80\x80"},
                    Escape{"XmlBadUtf8", &Sink::xml, "甲\xE4\xB8", "甲\uFFFD\uFFFD", 2},
                    Escape{"XmlCutAtTheEndOfSixteenBytes", &Sink::xml, "一二三四五\xE4", "一二三四五\uFFFD", 1},
                    Escape{"XmlSpecialAfterSixteenBytes", &Sink::xml, "一二三四五六七<八", "一二三四五六七&lt;八"},
                    Escape{"XmlSurrogate", &Sink::xml, "甲\xED\xA0\x80", "甲\uFFFD\uFFFD\uFFFD", 3},
                    Escape{"XmlOverlong", &Sink::xml, "甲\xC0\xAF", "甲\uFFFD\uFFFD", 2},
                    Escape{"XmlStrayContinuation", &Sink::xml, "甲\x80乙", "甲\uFFFD乙", 1},
                    Escape{"JsonBadUtf8", &Sink::json, "一二三四五六\xFF", "\"一二三四五六\uFFFD\"", 1},
                    Escape{"XmlAstral", &Sink::xml, "\U00020000", "\U00020000"},
                    Escape{"JsonQuotes", &Sink::json, "\"\\\n\x02", "\"\\\"\\\\\\n\\u0002\""},
                    Escape{"CsvPlain", &Sink::csv, "甲、乙", "甲、乙"},
                    Escape{"CsvQuotes", &Sink::csv, "甲,\"乙\"", "\"甲,\"\"乙\"\"\""},
                    Escape{"CsvFormula", &Sink::csv, "=1+1", "\"'=1+1\""},
                    Escape{"CsvDash", &Sink::csv, "-甲", "\"'-甲\""},
                    Escape{"DotQuotes", &Sink::dot, "a\"\\\n", "\"a\\\"\\\\\\n\""}),
    [](const auto& row) { return row.param.name; });

TEST(Sink, WritesNumbersThatReadBackTheSame) {
    std::ostringstream out;
    {
        Sink sink(out);
        for (const double number : {0.1, 25000.0, -0.5, -1234.5, 0.0, 99999.9, 1e5, 0.25, 1e-5, 4899.95}) {
            sink.number(number);
            sink << " ";
        }
    }
    EXPECT_EQ(out.str(), "0.1 25000 -0.5 -1234.5 0 99999.9 1e+05 0.25 1e-05 4899.95 ");
}

// A text that fills the sink's piece up to any place comes out whole.
TEST(Sink, TextsMayLieOverTheEndOfAPiece) {
    for (std::size_t size = (1U << 16U) - 40; size < (1U << 16U) + 4; ++size) {
        std::ostringstream out;
        {
            Sink sink(out);
            sink << std::string(size, 'a');
            sink.xml("一二三四五六七");
            sink.xml(std::string(70000, 'b'));
        }
        ASSERT_EQ(out.str(), std::string(size, 'a') + "一二三四五六七" + std::string(70000, 'b')) << size;
    }
}

} // namespace
} // namespace policygraph::exporting
