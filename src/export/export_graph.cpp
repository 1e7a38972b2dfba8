// SPDX-License-Identifier: Apache-2.0
#include <policygraph/export/explorer.hpp>
#include <policygraph/export/export_graph.hpp>

#include "export/explorer_rows.hpp"
#include "export/row_source.hpp"
#include "export/writer.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/lexicon/ontology.hpp>

#include <utility>

namespace policygraph::exporting {

namespace {

void require_kinds(const store::Reader& reader, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (reader.rows("SELECT 1 FROM node WHERE kind = :kind LIMIT 1", {{"kind", kind}}).empty()) {
            throw base::UsageError("no node of kind \"" + kind + "\" in this database");
        }
    }
}

/// Writes the rows of a section with what stands between them.
class SectionRows {
public:
    SectionRows(Writer& writer, Sink& sink, Writer::Section section) : m_writer(writer), m_sink(sink) {
        writer.section(section);
    }
    void next() { m_sink << (std::exchange(m_first, false) ? std::string_view() : m_writer.between()); }

private:
    Writer& m_writer;
    Sink& m_sink;
    bool m_first = true;
};

void write_rows(RowSource& rows, Writer& writer, Sink& sink, Parallel parallel, Report& report) {
    if (writer.needs().texts) {
        SectionRows documents(writer, sink, Writer::Section::Documents);
        rows.for_each_document([&](const DocumentRow& row) {
            documents.next();
            writer.document(row);
        });
    }
    SectionRows nodes(writer, sink, Writer::Section::Nodes);
    rows.for_each_node([&](const NodeRow& row) {
        nodes.next();
        writer.node(row);
        ++report.nodes;
    });
    SectionRows edges(writer, sink, Writer::Section::Edges);
    const auto edge = [&](const EdgeRow& row) {
        edges.next();
        writer.edge(row);
        ++report.edges;
    };
    parallel == Parallel::Merge ? rows.for_each_merged_edge(edge) : rows.for_each_edge(edge);
    if (writer.needs().aliases) {
        SectionRows aliases(writer, sink, Writer::Section::Aliases);
        rows.for_each_alias([&](const AliasRow& row) {
            aliases.next();
            writer.alias(row);
        });
    }
    const std::vector<std::string> queries = writer.queries();
    for (std::size_t i = 0; i < queries.size(); ++i) {
        rows.for_each_row_of(queries[i], [&](const std::vector<store::Cell>& cells, std::int64_t evidence) {
            writer.query_row(i, cells, evidence);
        });
    }
}

Report write(const store::Reader& reader, const ExportOptions& options, Writer& writer, Sink& sink) {
    require_kinds(reader, options.kinds);
    const Profile profile = Profile::load(options.profile);
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    const Selection selection(reader, options);
    RowSource rows(reader, selection, profile, ontology, writer.needs(), options);
    Report report;
    writer.begin(rows.frame());
    write_rows(rows, writer, sink, options.parallel, report);
    writer.end();
    sink.flush();
    report.replaced = sink.replaced();
    report.remarks = writer.remarks();
    return report;
}

} // namespace

Report export_graph(const store::Reader& reader, const ExportOptions& options, std::ostream& out) {
    Sink sink(out);
    const std::unique_ptr<Writer> writer = make_writer(options, sink);
    if (!writer) {
        throw base::UsageError("no format \"" + options.format + "\"");
    }
    return write(reader, options, *writer, sink);
}

Report export_explorer_rows(const store::Reader& reader, const ExportOptions& options, Completeness completeness,
                            std::ostream& out) {
    Sink sink(out);
    ExplorerRows rows(sink, ExplorerRows::Texts::Apart,
                      completeness == Completeness::Part ? ExplorerRows::Part::Some : ExplorerRows::Part::Whole);
    return write(reader, options, rows, sink);
}

} // namespace policygraph::exporting
