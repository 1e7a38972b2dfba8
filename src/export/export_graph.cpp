// SPDX-License-Identifier: Apache-2.0
#include <policygraph/export/explorer.hpp>
#include <policygraph/export/export_graph.hpp>

#include "export/explorer_rows.hpp"
#include "export/picture.hpp"
#include "export/row_source.hpp"
#include "export/writer.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>

namespace policygraph::exporting {

namespace {

void require_kinds(const store::Reader& reader, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (reader.rows("SELECT 1 FROM node WHERE kind = :kind LIMIT 1", {{"kind", kind}}).empty()) {
            throw base::UsageError("no node of kind \"" + kind + "\" in this database");
        }
    }
}

Report write(const store::Reader& reader, const ExportOptions& options, Writer* writer, Sink& sink) {
    require_kinds(reader, options.kinds);
    const Profile profile = Profile::load(options.profile);
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    Selection selection(reader, options);
    Picture picture(reader, selection, profile, options.layout);
    RowSource rows(reader, selection, profile, ontology, writer->needs(), options.timeline);

    Report report;
    writer->begin(rows.frame());
    if (writer->needs().texts) {
        rows.for_each_document([&](const DocumentRow& document) { writer->document(document); });
    }
    rows.for_each_node(picture, [&](const NodeRow& node) {
        writer->node(node);
        ++report.nodes;
    });
    selection.forget_degrees();
    const auto edge = [&](const EdgeRow& row) {
        writer->edge(row);
        ++report.edges;
    };
    if (options.parallel == Parallel::Merge) {
        rows.for_each_merged_edge(edge);
    } else {
        rows.for_each_edge(edge);
    }
    if (writer->needs().aliases) {
        rows.for_each_alias([&](const AliasRow& alias) { writer->alias(alias); });
    }
    const std::vector<std::string> queries = writer->queries();
    for (std::size_t i = 0; i < queries.size(); ++i) {
        rows.for_each_row_of(queries[i], [&](const std::vector<store::Cell>& cells, std::int64_t evidence) {
            writer->query_row(i, cells, evidence);
        });
    }
    writer->end();
    sink.flush();
    report.replaced = sink.replaced();
    report.remarks = writer->remarks();
    return report;
}

} // namespace

Report export_graph(const store::Reader& reader, const ExportOptions& options, std::ostream& out) {
    Sink sink(out);
    const std::unique_ptr<Writer> writer = make_writer(options, sink);
    if (!writer) {
        throw base::UsageError("no format \"" + options.format + "\"");
    }
    return write(reader, options, writer.get(), sink);
}

Report export_explorer_rows(const store::Reader& reader, const ExportOptions& options, Completeness completeness,
                            std::ostream& out) {
    Sink sink(out);
    ExplorerRows rows(sink, ExplorerRows::Texts::Apart,
                      completeness == Completeness::Part ? ExplorerRows::Part::Some : ExplorerRows::Part::Whole);
    return write(reader, options, &rows, sink);
}

} // namespace policygraph::exporting
