// SPDX-License-Identifier: Apache-2.0
#include <policygraph/export/explorer.hpp>
#include <policygraph/export/export_graph.hpp>

#include "export/explorer_rows.hpp"
#include "export/picture.hpp"
#include "export/row_sorter.hpp"
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

/// Writes the rows of a section with what stands between them, in the order of the keys.
class SectionRows {
public:
    SectionRows(Writer& writer, Sink& sink, Writer::Section section, bool sort)
        : m_writer(writer), m_sink(sink), m_sort(sort) {
        writer.section(section);
        if (m_sort) {
            sink.hold();
        }
    }
    template <typename Write>
    void add(std::string_view key, const Write& write) {
        if (!m_sort) {
            m_sink << between();
            write();
            return;
        }
        write();
        if (!m_sink.held().empty()) {
            m_sorter.add(key, m_sink.held());
            m_sink.drop();
        }
    }
    void finish() {
        if (m_sort) {
            m_sink.release();
            m_sorter.for_each([&](std::string_view row) { m_sink << between() << row; });
        }
    }

private:
    std::string_view between() { return std::exchange(m_first, false) ? std::string_view() : m_writer.between(); }

    Writer& m_writer;
    Sink& m_sink;
    bool m_sort;
    bool m_first = true;
    RowSorter m_sorter;
};

Report write(const store::Reader& reader, const ExportOptions& options, Writer* writer, Sink& sink) {
    require_kinds(reader, options.kinds);
    const Profile profile = Profile::load(options.profile);
    const std::filesystem::path home = options.home.empty() ? lexicon::find_home() : options.home;
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    const Writer::Needs needs = writer->needs();
    Selection selection(reader, options);
    Picture picture(reader, selection, profile, options.layout);
    const bool merge = options.parallel == Parallel::Merge;
    RowSource rows(reader, selection, profile, ontology, needs, options.timeline, merge);

    Report report;
    writer->begin(rows.frame());
    if (needs.texts) {
        SectionRows documents(*writer, sink, Writer::Section::Documents, false);
        rows.for_each_document([&](const DocumentRow& row) { documents.add(row.key, [&] { writer->document(row); }); });
    }
    SectionRows nodes(*writer, sink, Writer::Section::Nodes, needs.any_order);
    rows.for_each_node(picture, [&](const NodeRow& row) {
        nodes.add(row.key, [&] { writer->node(row); });
        ++report.nodes;
    });
    nodes.finish();
    picture.forget();
    SectionRows edges(*writer, sink, Writer::Section::Edges, needs.any_order && !merge);
    const auto edge = [&](const EdgeRow& row) {
        edges.add(row.key, [&] { writer->edge(row); });
        ++report.edges;
    };
    if (merge) {
        rows.for_each_merged_edge(edge);
    } else {
        rows.for_each_edge(edge);
    }
    edges.finish();
    if (needs.aliases) {
        SectionRows aliases(*writer, sink, Writer::Section::Aliases, false);
        rows.for_each_alias([&](const AliasRow& row) { aliases.add(row.node, [&] { writer->alias(row); }); });
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
