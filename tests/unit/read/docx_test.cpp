// SPDX-License-Identifier: Apache-2.0
#include <policygraph/base/errors.hpp>
#include <policygraph/read/reader.hpp>
#include <read/word_numbering.hpp>

#include "zip_support.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace policygraph::read {
namespace {

std::string document(const std::string& body) {
    return "<?xml version='1.0'?><w:document xmlns:w='x'><w:body>" + body + "</w:body></w:document>";
}

std::string text_of(const std::string& body, std::vector<Part> more = {}) {
    more.push_back({"word/document.xml", document(body), true});
    return Reader({}).read_bytes("plan.docx", zip(more)).text;
}

std::string problem_of(const std::string& bytes) {
    try {
        static_cast<void>(Reader({}).read_bytes("x.docx", bytes));
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "read";
}

const char* const k_paragraph = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";

TEST(Docx, ParagraphsRunsAndBreaks) {
    EXPECT_EQ(
        text_of(
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space='preserve'>乙 &amp;</w:t><w:br/><w:t>丙</w:t></w:r></w:p>"
            "<w:p/><w:p><w:r><w:t>&#19969;</w:t></w:r></w:p>"),
        "甲乙 &\n丙\n丁\n");
}

TEST(Docx, ChangesAreAcceptedAndHiddenTextIsOut) {
    EXPECT_EQ(text_of("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
                      "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
                      "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>明</"
                      "w:t></w:r></w:p>"),
              "新明\n");
}

TEST(Docx, TablesAreRowsOfCells) {
    EXPECT_EQ(text_of("<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:gridSpan "
                      "w:val='2'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
                      "<w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>"
                      "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" +
                      std::string(k_paragraph)),
              "甲\t乙 丙\n\t丁\n甲\n");
}

TEST(Docx, NumbersThatWordMakesComeBack) {
    const std::string numbering =
        "<w:numbering><w:abstractNum w:abstractNumId='0'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    const std::string styles =
        "<w:styles><w:style w:styleId='H1'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='H2'><w:basedOn w:val='H1'/></w:style></w:styles>";
    const auto item = [](const std::string& properties) {
        return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    };
    const std::string second = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr>";
    EXPECT_EQ(text_of(item("<w:pStyle w:val='H1'/>") + item(second) + item(second) + item("<w:pStyle w:val='H2'/>") +
                          item(second),
                      {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}),
              "一、甲\n（一）甲\n（二）甲\n二、甲\n（一）甲\n");
}

TEST(Docx, NumberFormats) {
    EXPECT_EQ(word_number(10, "chineseCounting"), "十");
    EXPECT_EQ(word_number(21, "chineseCountingThousand"), "二十一");
    EXPECT_EQ(word_number(105, "chineseCounting"), "一百零五");
    EXPECT_EQ(word_number(3, "decimalEnclosedCircleChinese"), "③");
    EXPECT_EQ(word_number(14, "lowerRoman"), "xiv");
    EXPECT_EQ(word_number(28, "upperLetter"), "BB");
    EXPECT_EQ(word_number(2, "ideographTraditional"), "乙");
    EXPECT_EQ(word_number(7, "decimalZero"), "07");
}

TEST(Docx, AttacksAreRefused) {
    const std::string good = document(k_paragraph);
    EXPECT_EQ(problem_of(zip({{"word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + good, true}})),
              "x.docx: byte 0: is an XML part with a document type");
    EXPECT_EQ(problem_of(zip({{"word/document.xml", std::string(200U << 20U, ' '), true}})),
              "x.docx: unpacks to more than 40 MiB");
    EXPECT_EQ(problem_of(zip({{"../../etc/x", "a", true}, {"word/document.xml", good, true}})),
              "x.docx: is a ZIP container with a member outside of it");
    EXPECT_EQ(problem_of(zip({{"word/document.xml", good, true}}).substr(0, 100) + "word/document.xml"),
              "x.docx: is a broken ZIP container");
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<w:tbl><w:tr><w:tc>";
    }
    EXPECT_EQ(problem_of(zip({{"word/document.xml", document(deep), true}})), "x.docx: shows no text");
}

TEST(Docx, EveryTruncationIsAnErrorNotACrash) {
    const std::string whole = zip({{"word/document.xml", document(k_paragraph), true}});
    for (std::size_t size = 1; size < whole.size(); ++size) {
        EXPECT_NE(problem_of(whole.substr(0, size)), "");
    }
}

} // namespace
} // namespace policygraph::read
