// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/render.hpp>

#include <rapidjson/document.h>

#include <gtest/gtest.h>

#include <sstream>

namespace policygraph::query {
namespace {

Table sample() {
    Table table;
    table.columns = {"task", "number", "yes", "file", "byte_start", "byte_end", "quote"};
    table.rows = {{std::string("推广\t\"甲\",乙\n丙"), 2.5, true, std::string("a.txt"), std::int64_t{0},
                   std::int64_t{9}, std::string("=1+1")},
                  {std::string("巡查"), {}, false, {}, {}, {}, {}}};
    return table;
}

std::string rendered(Format format, Quotes quotes = Quotes::Cut, std::size_t cells = 60) {
    std::ostringstream out;
    render(sample(), {format, quotes, cells}, out);
    return out.str();
}

TEST(Render, KnowsItsFormats) {
    for (const char* name : {"table", "json", "ndjson", "csv", "tsv", "md"}) {
        EXPECT_TRUE(format_of(name)) << name;
    }
    EXPECT_FALSE(format_of("xml"));
}

TEST(Render, JsonReadsBack) {
    rapidjson::Document json;
    ASSERT_FALSE(json.Parse(rendered(Format::Json)).HasParseError());
    EXPECT_STREQ(json["format"].GetString(), "policygraph.table");
    EXPECT_EQ(json["rows"].Size(), 2U);
    EXPECT_STREQ(json["rows"][0]["task"].GetString(), "推广\t\"甲\",乙\n丙");
    EXPECT_TRUE(json["rows"][0]["yes"].GetBool());
    EXPECT_TRUE(json["rows"][1]["number"].IsNull());
}

TEST(Render, NdjsonHasALineForEachRow) {
    std::istringstream lines(rendered(Format::Ndjson));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        rapidjson::Document json;
        EXPECT_FALSE(json.Parse(line).HasParseError()) << line;
    }
    EXPECT_EQ(count, 2U);
}

TEST(Render, CsvQuotesAndDisarmsFormulas) {
    EXPECT_EQ(rendered(Format::Csv), "task,number,yes,file,byte_start,byte_end,quote\n"
                                     "\"推广\\u{9}\"\"甲\"\",乙\n丙\",2.5,true,a.txt,0,9,'=1+1\n"
                                     "巡查,,false,,,,\n");
}

TEST(Render, TsvHasOneLineForEachRow) {
    EXPECT_EQ(rendered(Format::Tsv), "task\tnumber\tyes\tfile\tbyte_start\tbyte_end\tquote\n"
                                     "推广 \"甲\",乙 丙\t2.5\ttrue\ta.txt\t0\t9\t=1+1\n"
                                     "巡查\t\tfalse\t\t\t\t\n");
}

TEST(Render, TableAlignsWideCharactersAndShowsWhereARowComesFrom) {
    EXPECT_EQ(rendered(Format::Table), "task             number  yes\n"
                                       "───────────────  ──────  ───\n"
                                       "推广 \"甲\",乙 丙  2.5     yes\n"
                                       "    a.txt:0-9  =1+1\n"
                                       "巡查\n");
    EXPECT_EQ(rendered(Format::Table, Quotes::Whole).find("    a.txt:0-9\n      =1+1\n") == std::string::npos, false);
}

TEST(Render, TreeIsIndentedByDepth) {
    Table table;
    table.columns = {"depth", "title", "quote"};
    table.tree = "title";
    table.rows = {{std::int64_t{1}, std::string("甲"), {}}, {std::int64_t{2}, std::string("乙"), {}}};
    std::ostringstream out;
    render(table, {Format::Table, Quotes::Cut, 80}, out);
    EXPECT_EQ(out.str(), "title\n──────\n└ 甲\n  └ 乙\n");
}

TEST(Render, ATableOfAnyLengthIsWrittenAsItComes) {
    std::ostringstream out;
    const auto writer = row_writer({Format::Table, Quotes::Cut, 60}, out);
    writer->begin({{"n", "empty", "file", "byte_start", "byte_end", "quote"}, ""});
    constexpr std::int64_t k_rows = 25000;
    for (std::int64_t i = 0; i < k_rows; ++i) { // two rows each have one source, which stands below the second
        writer->row({std::int64_t{7}, std::string(i == k_rows - 1 ? "late" : ""), "f" + std::to_string(i / 2),
                     std::int64_t{0}, std::int64_t{1}, std::string("q")});
    }
    writer->finish();
    std::istringstream lines(out.str());
    std::size_t sources = 0;
    std::size_t all = 0;
    for (std::string line; std::getline(lines, line); ++all) {
        sources += line.starts_with("    f") ? 1 : 0;
    }
    EXPECT_EQ(sources, k_rows / 2);
    EXPECT_EQ(all, 2 + k_rows + k_rows / 2);
    EXPECT_NE(out.str().find("late"), std::string::npos) << "a column that is empty at first is there all the same";
}

} // namespace
} // namespace policygraph::query
