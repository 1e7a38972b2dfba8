// SPDX-License-Identifier: Apache-2.0
// The registry: a line a format. To add one, see CONTRIBUTING.md.
#include "export/gexf_writer.hpp"
#include "export/graphml_writer.hpp"
#include "export/html_writer.hpp"
#include "export/json_writers.hpp"
#include "export/rdf_syntax.hpp"
#include "export/rdf_writer.hpp"
#include "export/text_writers.hpp"
#include "export/xlsx_writer.hpp"

#include <policygraph/export/export_graph.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include <algorithm>

namespace policygraph::exporting {

namespace {

struct Entry {
    Format format;
    std::unique_ptr<Writer> (*make)(Sink&, const ExportOptions&);
};

template <typename W, auto... Arguments>
std::unique_ptr<Writer> make(Sink& sink, const ExportOptions& /*options*/) {
    return std::make_unique<W>(sink, Arguments...);
}

template <typename W>
std::unique_ptr<Writer> make_at_home(Sink& sink, const ExportOptions& options) {
    return std::make_unique<W>(sink, options.home.empty() ? lexicon::find_home() : options.home);
}

template <std::unique_ptr<RdfSyntax> (*Make)(Sink&)>
std::unique_ptr<Writer> make_rdf(Sink& sink, const ExportOptions& options) {
    return std::make_unique<RdfWriter>(sink, options.home.empty() ? lexicon::find_home() : options.home, options.base,
                                       Make(sink));
}

const std::vector<Entry>& entries() {
    static const std::vector<Entry> all = {
        {{"graphml", "graphml", "GraphML for Gephi, networkx, igraph"}, make<GraphmlWriter>},
        {{"gexf", "gexf", "GEXF 1.3 for Gephi: parallel relations stay apart"},
         make<GexfWriter, GexfWriter::Version::V13>},
        {{"gexf-1.2", "gexf", "GEXF 1.2 for networkx 2"}, make<GexfWriter, GexfWriter::Version::V12>},
        {{"json", "json", "everything, with all quotes"}, make<JsonWriter>},
        {{"node-link", "json", "node-link JSON for networkx 2 and d3"},
         make<NodeLinkWriter, NodeLinkWriter::Edges::Links>},
        {{"node-link-edges", "json", "node-link JSON for networkx 3"},
         make<NodeLinkWriter, NodeLinkWriter::Edges::Edges>},
        {{"graphology", "json", "graphology, sigma and Gephi Lite"}, make<GraphologyWriter>},
        {{"cytoscape", "cyjs", "Cytoscape and Cytoscape.js"}, make<CytoscapeWriter>},
        {{"csv", "csv", "the edges, for Gephi and spreadsheets"},
         make<CsvWriter, CsvWriter::Table::Edges, CsvWriter::For::Gephi>},
        {{"csv-nodes", "csv", "the nodes, for Gephi and spreadsheets"},
         make<CsvWriter, CsvWriter::Table::Nodes, CsvWriter::For::Gephi>},
        {{"csv-excel", "csv", "the edges, for Excel"}, make<CsvWriter, CsvWriter::Table::Edges, CsvWriter::For::Excel>},
        {{"csv-excel-nodes", "csv", "the nodes, for Excel"},
         make<CsvWriter, CsvWriter::Table::Nodes, CsvWriter::For::Excel>},
        {{"neo4j", "csv", "the edges, for neo4j-admin import"}, make<Neo4jWriter, Neo4jWriter::Table::Edges>},
        {{"neo4j-nodes", "csv", "the nodes, for neo4j-admin import"}, make<Neo4jWriter, Neo4jWriter::Table::Nodes>},
        {{"xlsx", "xlsx", "a workbook for Excel: tasks, targets, bases, nodes, edges, quotes"},
         make_at_home<XlsxWriter>},
        {{"html", "html", "one page for any browser, without a network"}, make_at_home<HtmlWriter>},
        {{"turtle", "ttl", "RDF: ELI, ORG, PROV-O, Web Annotations"}, make_rdf<make_turtle>},
        {{"jsonld", "jsonld", "the same RDF as JSON-LD"}, make_rdf<make_json_ld>},
        {{"dot", "dot", "Graphviz, for small parts"}, make<DotWriter>},
    };
    return all;
}

} // namespace

const std::vector<Format>& formats() {
    static const std::vector<Format> all = [] {
        std::vector<Format> result;
        for (const Entry& entry : entries()) {
            result.push_back(entry.format);
        }
        return result;
    }();
    return all;
}

std::unique_ptr<Writer> make_writer(const ExportOptions& options, Sink& sink) {
    const auto found = std::find_if(entries().begin(), entries().end(),
                                    [&](const Entry& entry) { return entry.format.name == options.format; });
    return found == entries().end() ? nullptr : found->make(sink, options);
}

} // namespace policygraph::exporting
