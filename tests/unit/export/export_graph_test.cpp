// SPDX-License-Identifier: Apache-2.0
#include <policygraph/export/export_graph.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/hash.hpp>
#include <policygraph/store/database.hpp>

#include <gtest/gtest.h>
#include <unistd.h>

#include <sstream>

// A plan of 抚州 with two tasks, an agency that leads the first and takes part in both, and a name with all that
// formats must escape.
namespace policygraph::exporting {
namespace {

constexpr const char* k_text = "抚州市方案。市科技局牵头。";

resolve::Evidence quote(std::uint32_t begin, std::uint32_t end) {
    return {{begin, end}, "test", 1000, ""};
}

class ExportGraph : public testing::Test {
protected:
    void SetUp() override {
        read::SourceText source;
        source.path = "方案.txt";
        source.text = k_text;
        source.sha256 = base::sha256_hex(source.text);
        source.bytes = source.text.size();
        source.format = "text";
        source.decoder = "utf-8";
        resolve::Contribution claims;
        claims.document_id = source.sha256;
        const auto add = [&](const std::string& kind, const std::string& name, base::Attributes attributes = {}) {
            const std::string id = base::content_id({kind, name});
            claims.nodes.push_back({id, kind, name, std::move(attributes), 1, quote(0, 15)});
            return id;
        };
        const std::string document = base::content_id({"Document", source.sha256});
        claims.nodes.push_back({document,
                                "Document",
                                "抚州市方案",
                                {{"kind", std::string("official")}, {"place", std::string("抚州市")}},
                                0,
                                quote(0, 15)});
        const std::string plan = add("Policy", "抚州市方案");
        const std::string first = add("Task", "推广<甲&\"乙\">\x01", {{"path", std::string("1/1")}});
        const std::string second =
            add("Task", "建设一个名字长过十六个字的综合服务平台并且运行", {{"path", std::string("1/2")}});
        m_agency = add("Agency", "抚州市科学技术局");
        const auto join = [&](const std::string& kind, const std::string& from, const std::string& to) {
            claims.edges.push_back({kind, from, to, {}, quote(18, 36)});
        };
        join("PUBLISHES", document, plan);
        join("HAS_TASK", plan, first);
        join("HAS_TASK", plan, second);
        join("RESPONSIBLE_FOR", m_agency, first);
        join("RESPONSIBLE_FOR", m_agency, second);
        join("REPORTS_TO", m_agency, first); // a second relation between the same two
        m_path = std::filesystem::path(testing::TempDir()) / ("export_graph_" + std::to_string(getpid()) + ".db");
        std::filesystem::remove(m_path);
        store::Database database = store::Database::create(m_path);
        database.add(store::make_entry(source, "test", claims));
        database.commit();
        m_options.profile = POLICYGRAPH_SOURCE_DIR "/exports/profiles/default.json";
        m_options.home = POLICYGRAPH_SOURCE_DIR;
    }

    void TearDown() override { std::filesystem::remove(m_path); }

    std::string write(const std::string& format) {
        m_options.format = format;
        std::ostringstream out;
        m_report = export_graph(store::Reader(m_path), m_options, out);
        return out.str();
    }

    std::filesystem::path m_path;
    std::string m_agency;
    ExportOptions m_options;
    Report m_report;
};

std::size_t count(const std::string& text, std::string_view word) {
    std::size_t result = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
        ++result;
    }
    return result;
}

TEST_F(ExportGraph, EveryFormatIsTheSameEachTime) {
    for (const Format& format : formats()) {
        EXPECT_EQ(write(std::string(format.name)), write(std::string(format.name))) << format.name;
        EXPECT_EQ(m_report.nodes, 5U) << format.name;
        EXPECT_EQ(m_report.edges, 6U) << format.name;
    }
}

TEST_F(ExportGraph, GraphmlHoldsAllAndEscapes) {
    const std::string text = write("graphml");
    EXPECT_EQ(count(text, "<node "), 5U);
    EXPECT_EQ(count(text, "<edge "), 6U);
    EXPECT_NE(text.find("<data key=\"title\">推广&lt;甲&amp;&quot;乙&quot;&gt;\uFFFD</data>"), std::string::npos);
    EXPECT_NE(text.find("<data key=\"label\">建设一个名字长过十六个字的综合…</data>"), std::string::npos);
    EXPECT_NE(text.find("<data key=\"edge_quote\">市科技局牵头</data>"), std::string::npos);
    EXPECT_NE(text.find("<data key=\"attribute_kind\">official</data>"), std::string::npos);
    EXPECT_EQ(m_report.replaced, 2U) << "once in the label, once in the title";
}

TEST_F(ExportGraph, GexfKeepsParallelRelationsApart) {
    const std::string text = write("gexf");
    EXPECT_EQ(count(text, " kind=\"RESPONSIBLE_FOR\""), 2U);
    EXPECT_EQ(count(text, " kind=\"REPORTS_TO\""), 1U);
}

TEST_F(ExportGraph, HtmlHoldsItsRowsAsInertData) {
    const std::string page = write("html");
    constexpr std::string_view k_open = "<script type=\"application/json\" id=\"data\">";
    const std::size_t begin = page.find(k_open);
    ASSERT_NE(begin, std::string::npos);
    const std::string data = page.substr(begin + k_open.size(), page.find("</script>", begin) - begin - k_open.size());
    EXPECT_EQ(data.find_first_of("<>&"), std::string::npos);
    EXPECT_NE(data.find("推广\\u003c甲\\u0026\\\"乙\\\"\\u003e"), std::string::npos) << data;
    EXPECT_NE(data.find("\"抚州市方案。市科技局牵头。\""), std::string::npos) << "the text of the document";
    EXPECT_NE(page.find("connect-src 'none'"), std::string::npos);
    EXPECT_EQ(page.find("{{"), std::string::npos) << "a place in the page was left open";
}

TEST_F(ExportGraph, MergesParallelEdges) {
    m_options.parallel = Parallel::Merge;
    const std::string text = write("graphml");
    EXPECT_EQ(m_report.edges, 5U);
    EXPECT_NE(text.find("REPORTS_TO; RESPONSIBLE_FOR"), text.find("RESPONSIBLE_FOR; REPORTS_TO"));
    EXPECT_NE(text.find("<data key=\"weight\">2</data>"), std::string::npos);
}

TEST_F(ExportGraph, GoesAsFarAsAsked) {
    m_options.around = {m_agency};
    write("csv-nodes");
    EXPECT_EQ(m_report.nodes, 3U) << "the agency and its two tasks";
    m_options.hops = 2;
    write("csv-nodes");
    EXPECT_EQ(m_report.nodes, 4U) << "and the plan that has them";
}

TEST_F(ExportGraph, KeepsExcelFromTakingAPathForADay) {
    EXPECT_NE(write("csv-excel-nodes").find("\"'1/1\""), std::string::npos);
    EXPECT_EQ(write("csv-nodes").find("'1/1"), std::string::npos) << "programs want it as it is";
}

TEST_F(ExportGraph, SelectsByKindAndPlace) {
    m_options.kinds = {"Agency", "Task"};
    write("csv");
    EXPECT_EQ(m_report.nodes, 3U);
    EXPECT_EQ(m_report.edges, 3U);
    m_options.kinds = {};
    m_options.place = "抚州市";
    write("csv");
    EXPECT_EQ(m_report.nodes, 5U);
    m_options.place = "安康市";
    write("csv");
    EXPECT_EQ(m_report.nodes, 0U);
}

TEST_F(ExportGraph, SelectsByPolicyAndDate) {
    m_options.policy = base::content_id({"Policy", "抚州市方案"});
    write("csv");
    EXPECT_EQ(m_report.nodes, 5U);
    m_options.policy = base::content_id({"Policy", "another"});
    write("csv");
    EXPECT_EQ(m_report.nodes, 0U);
    m_options.policy = "";
    m_options.since = "2024-01-01"; // the plan has no date
    write("csv");
    EXPECT_EQ(m_report.nodes, 0U);
}

TEST_F(ExportGraph, EmptySelectionsAreStillFiles) {
    m_options.place = "安康市";
    EXPECT_NE(write("graphml").find("</graphml>"), std::string::npos);
    EXPECT_NE(write("gexf").find("<edges>\n    </edges>"), std::string::npos);
    EXPECT_EQ(write("json"), "{\"format\":\"policygraph-export-2\",\n\"documents\":[\n],\n\"nodes\":[\n],\n\"edges\":["
                             "\n],\n\"aliases\":[\n]}\n");
}

TEST_F(ExportGraph, SaysWhatItDoesNotKnow) {
    EXPECT_THROW(write("pdf"), base::UsageError);
    m_options.kinds = {"Poem"};
    EXPECT_THROW(write("graphml"), base::UsageError);
}

} // namespace
} // namespace policygraph::exporting
