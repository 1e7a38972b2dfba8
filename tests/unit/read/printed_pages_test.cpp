// SPDX-License-Identifier: Apache-2.0
// Pages as they are printed: PDF, OFD and the lines they have in common.
#include <policygraph/base/errors.hpp>
#include <policygraph/read/reader.hpp>
#include <read/page_lines.hpp>

#include "zip_support.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace policygraph::read {
namespace {

TEST(PageLines, LinesThatThePageBrokeAreJoined) {
    const std::string text = join_lines(
        cut_pages("某市人民政府办公室\n关于印发某方案的通知\n\n"
                  "各有关单位要按照职责分工抓好落实各项工作任务并及\n时报送进展情况，确保各项工作任务按期完成。\n"
                  "一、总体要求\n\n- 1 -\n\f坚持问题导向，完善工作机制，强化部门协同，加大工\n作力度。\n\n- 2 -\n\f"));
    EXPECT_EQ(text, "某市人民政府办公室\n关于印发某方案的通知\n"
                    "各有关单位要按照职责分工抓好落实各项工作任务并及时报送进展情况，确保各项工作任务按期完成。\n"
                    "一、总体要求\n坚持问题导向，完善工作机制，强化部门协同，加大工作力度。\n");
}

TEST(PageLines, ASentenceGoesOnOverThePageAndHeadsAreLeftOut) {
    const std::string text = join_lines({{"某市文件汇编", "各有关单位要按照职责分工抓好落实", "— 1 —"},
                                         {"某市文件汇编", "各项工作任务。", "第 2 页 共 3 页"},
                                         {"某市文件汇编", "二、保障措施", "3"}});
    EXPECT_EQ(text, "各有关单位要按照职责分工抓好落实各项工作任务。\n二、保障措施\n");
}

TEST(PageLines, NothingComesOfNothing) {
    EXPECT_EQ(join_lines({}), "");
    EXPECT_EQ(join_lines(cut_pages("\f\f\n1\n\f")), "");
}

// A PDF file of one page with these lines, 14 points apart.
std::string pdf(const std::vector<std::string>& lines) {
    std::string content = "BT /F1 12 Tf 72 720 Td 14 TL\n";
    for (const std::string& line : lines) {
        content += "(" + line + ") Tj T*\n";
    }
    content += "ET";
    const std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    std::string file = "%PDF-1.4\n";
    std::string table = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string offset = std::to_string(file.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::size_t start = file.size();
    return file + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

TEST(Pdf, IsReadThroughPdftotext) {
    if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) {
        GTEST_SKIP() << "no pdftotext";
    }
    const SourceText source = Reader({}).read_bytes("plan.pdf", pdf({"First line.", "Second line."}));
    EXPECT_EQ(source.text, "First line.\nSecond line.\n");
    EXPECT_EQ(source.format, "pdf");
    EXPECT_EQ(source.decoder, "pdftotext");
    EXPECT_THROW(static_cast<void>(Reader({}).read_bytes("a.pdf", "%PDF-1.4\nnothing")), base::InputError);
    EXPECT_THROW(static_cast<void>(Reader({}).read_bytes("a.pdf", pdf({}))), base::InputError);
}

TEST(Ofd, CharactersArePutIntoLinesByTheirPlaces) {
    const auto code = [](const std::string& boundary, const std::string& text) {
        return "<ofd:TextObject Boundary='" + boundary + "' Size='5'><ofd:TextCode X='0' Y='4' DeltaX='g 9 5'>" + text +
               "</ofd:TextCode></ofd:TextObject>";
    };
    const std::string page = "<ofd:Page><ofd:Content><ofd:Layer>" + code("60 20 40 6", "某市方案") +
                             code("20 40.2 40 6", "（一）甲") + code("20 30 40 6", "一、任务") +
                             code("40 40 40 6", "乙") + code("100 280 5 6", "1") +
                             "</ofd:Layer></ofd:Content></ofd:Page>";
    const std::string file = zip(
        {{"OFD.xml", "<ofd:OFD><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"},
         {"Doc_0/Document.xml",
          "<ofd:Document><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>"},
         {"Doc_0/Pages/Page_0/Content.xml", page}});
    const SourceText source = Reader({}).read_bytes("plan.ofd", file);
    EXPECT_EQ(source.text, "某市方案\n一、任务\n（一）甲乙\n");
    EXPECT_EQ(source.format, "ofd");
}

} // namespace
} // namespace policygraph::read
