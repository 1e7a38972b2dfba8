// SPDX-License-Identifier: Apache-2.0
#include <policygraph/structure/doc_number.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace policygraph::structure {
namespace {

struct Row {
    const char* written;
    const char* prefix;
    std::uint32_t year;
    std::uint32_t serial;
    const char* usual;
};

class DocNumberShapes : public testing::TestWithParam<Row> {};

TEST_P(DocNumberShapes, ReadsPrefixYearAndSerial) {
    const Row& row = GetParam();
    const auto number = parse_doc_number(row.written);
    ASSERT_TRUE(number) << row.written;
    EXPECT_EQ(number->prefix, row.prefix);
    EXPECT_EQ(number->year, row.year);
    EXPECT_EQ(number->serial, row.serial);
    EXPECT_EQ(number->text, row.usual);
}

INSTANTIATE_TEST_SUITE_P(
    Written, DocNumberShapes,
    testing::Values(Row{"云政发〔2021〕7号", "云政发", 2021, 7, "云政发〔2021〕7号"},
                    Row{"云政发[2021] 7 号", "云政发", 2021, 7, "云政发〔2021〕7号"},
                    Row{"云政发（２０２１）7号", "云政发", 2021, 7, "云政发〔2021〕7号"},
                    Row{"云科(农)函〔2021〕322号", "云科(农)函", 2021, 322, "云科(农)函〔2021〕322号"},
                    Row{"云科提案〔2021〕第195号", "云科提案", 2021, 195, "云科提案〔2021〕第195号"},
                    Row{"云科协发〔2022〕学字3号", "云科协发", 2022, 3, "云科协发〔2022〕学字3号"},
                    Row{"(2021)云科函字第99号", "云科函字", 2021, 99, "云科函字〔2021〕第99号"},
                    Row{"云科发2022〔137〕号", "云科发", 2022, 137, "云科发〔2022〕137号"},
                    Row{"云政发〔2014〕号16", "云政发", 2014, 16, "云政发〔2014〕16号"},
                    Row{"云州省人民政府令第18号", "云州省人民政府令", 0, 18, "云州省人民政府令第18号"},
                    Row{"云州部令2016年第62号", "云州部令", 2016, 62, "云州部令2016年第62号"},
                    Row{"云州市人大常委会公告〔15届〕第95号", "云州市人大常委会公告〔15届〕", 0, 95,
                        "云州市人大常委会公告〔15届〕第95号"}));

TEST(DocNumber, RefusesWhatIsNone) {
    for (const char* text : {"", "云政发", "2021年5月7号", "第三条", "〔2021〕号", "云政发〔2021〕号", "云州路18号",
                             "HYCR—2010—00037", "云政发〔2021〕0号"}) {
        EXPECT_FALSE(parse_doc_number(text)) << text;
    }
}

TEST(DocNumber, FindsNumbersInRunningTextWithoutTheWordsBefore) {
    const DocNumberFinder finder(lexicon::Lexicon::load(POLICYGRAPH_SOURCE_DIR "/data"));
    const std::string text =
        "根据云政发〔2014〕64号文件和《云州规划》(云发〔2015〕8号)要求,云建(科)函〔2016〕2号同时废止,"
        "2005年4月20日云发〔2005〕9号仍然有效。";
    const auto hits = finder.find(text);
    ASSERT_EQ(hits.size(), 4U);
    EXPECT_EQ(hits[0].span.in(text), "云政发〔2014〕64号");
    EXPECT_EQ(hits[1].span.in(text), "云发〔2015〕8号");
    EXPECT_EQ(hits[2].span.in(text), "云建(科)函〔2016〕2号");
    EXPECT_EQ(hits[3].span.in(text), "云发〔2005〕9号");
}

// All numbers of the corpus that have the usual parts: at least 99.5 of a hundred must parse.
TEST(DocNumber, ParsesTheNumbersOfTheCorpus) {
    const char* shared = std::getenv("POLICYGRAPH_SHARED");
    const std::filesystem::path path =
        std::filesystem::path(shared != nullptr ? shared : POLICYGRAPH_SOURCE_DIR "/../shared") /
        "corpus/docnumbers.tsv";
    std::ifstream file(path);
    if (!file) {
        GTEST_SKIP() << "no corpus of document numbers here";
    }
    std::size_t well = 0;
    std::size_t parsed = 0;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const std::string written = line.substr(0, line.find('\t'));
        const auto number = parse_doc_number(written);
        if (line.substr(line.rfind('\t') + 1) == "std") {
            ++well;
            parsed += number && number->year != 0 ? 1U : 0U;
        }
        if (!number && std::getenv("POLICYGRAPH_VERBOSE") != nullptr) {
            std::cerr << line << '\n';
        }
    }
    EXPECT_GE(static_cast<double>(parsed), 0.995 * static_cast<double>(well)) << parsed << " of " << well;
}

} // namespace
} // namespace policygraph::structure
