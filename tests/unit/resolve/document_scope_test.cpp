// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/document_scope.hpp>

#include <gtest/gtest.h>

namespace policygraph::resolve {
namespace {

class DocumentScopeTest : public testing::Test {
protected:
    static const DocumentScope& scopes() {
        static const std::string k_data = std::string(POLICYGRAPH_SOURCE_DIR) + "/data";
        static const AgencyNamer k_namer(k_data);
        static const DocumentNumbers k_numbers(k_data, k_namer.places());
        static const DocumentScope k_scopes(k_namer, k_numbers);
        return k_scopes;
    }
    static extract::Name name(const char* value) { return {value, {}}; }

    extract::Facts m_facts;
};

TEST_F(DocumentScopeTest, IssuerDecidesFirst) {
    m_facts.document.issuers = {name("衡阳市人民政府办公室")};
    m_facts.document.title = name("湖南省渔港工作方案");
    EXPECT_EQ(scopes().scope(m_facts).name, "衡阳市");
    EXPECT_EQ(scopes().scope(m_facts).reason, "issuer");
}

TEST_F(DocumentScopeTest, DistrictWithItsCity) {
    m_facts.document.issuers = {name("中共广州市天河区委统战部")};
    EXPECT_EQ(scopes().scope(m_facts).name, "广州市天河区");
}

TEST_F(DocumentScopeTest, CentralIssuers) {
    for (const char* issuer : {"国务院办公厅", "科技部", "财政部", "国家知识产权局", "中共中央办公厅"}) {
        m_facts.document.issuers = {name(issuer)};
        EXPECT_EQ(scopes().scope(m_facts).name, "中华人民共和国") << issuer;
    }
}

TEST_F(DocumentScopeTest, NumberThenTitle) {
    m_facts.document.title = name("渔港高质量发展若干措施");
    EXPECT_EQ(scopes().scope(m_facts).name, "");
    m_facts.document.doc_number = name("赣府厅发〔2020〕99号");
    EXPECT_EQ(scopes().scope(m_facts).name, "江西省");
    m_facts.document.doc_number.reset();
    m_facts.document.title = name("加快建设数字福建行动方案");
    EXPECT_EQ(scopes().scope(m_facts).name, "福建省");
}

TEST_F(DocumentScopeTest, TownIsKeptAsWritten) {
    m_facts.document.issuers = {name("茂林镇党政办公室")};
    EXPECT_EQ(scopes().scope(m_facts).name, "茂林镇");
    EXPECT_EQ(scopes().scope(m_facts).place, k_no_place);
}

} // namespace
} // namespace policygraph::resolve
