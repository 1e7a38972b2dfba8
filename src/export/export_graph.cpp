// SPDX-License-Identifier: Apache-2.0
#include <policygraph/export/export_graph.hpp>

#include "export/picture.hpp"
#include "export/row_source.hpp"
#include "export/writer.hpp"

#include <policygraph/base/errors.hpp>

namespace policygraph::exporting {

namespace {

void require_kinds(const store::Reader& reader, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (reader.rows("SELECT 1 FROM node WHERE kind = :kind LIMIT 1", {{"kind", kind}}).empty()) {
            throw base::UsageError("no node of kind \"" + kind + "\" in this database");
        }
    }
}

} // namespace

Report export_graph(const store::Reader& reader, const ExportOptions& options, std::ostream& out) {
    Sink sink(out);
    const std::unique_ptr<Writer> writer = make_writer(options.format, sink);
    if (!writer) {
        throw base::UsageError("no format \"" + options.format + "\"");
    }
    require_kinds(reader, options.kinds);
    const Profile profile = Profile::load(options.profile);
    const Selection selection(reader, options);
    const std::vector<Look> looks = draw(selection, profile);
    RowSource rows(reader, selection, profile);

    Report report;
    writer->begin(rows.frame());
    rows.for_each_node(looks, [&](const NodeRow& node) {
        writer->node(node);
        ++report.nodes;
    });
    const auto edge = [&](const EdgeRow& row) {
        writer->edge(row);
        ++report.edges;
    };
    if (options.parallel == Parallel::Merge) {
        rows.for_each_merged_edge(edge);
    } else {
        rows.for_each_edge(edge);
    }
    rows.for_each_alias([&](const AliasRow& alias) { writer->alias(alias); });
    writer->end();
    sink.flush();
    report.replaced = sink.replaced();
    return report;
}

} // namespace policygraph::exporting
