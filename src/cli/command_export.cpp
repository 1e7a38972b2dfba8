// SPDX-License-Identifier: Apache-2.0
#include "cli/command_export.hpp"

#include "cli/output_file.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/export/export_graph.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/store/reader.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

/// The format of a file by its ending; "" where none has it.
std::string format_of_file(const std::string& file) {
    const auto& formats = exporting::formats();
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const exporting::Format& format) {
        return file.ends_with("." + std::string(format.ending));
    });
    return found == formats.end() ? "" : std::string(found->name);
}

class Export : public Command {
public:
    void declare(CLI::App& app) override {
        std::string names;
        for (const exporting::Format& format : exporting::formats()) {
            names += (names.empty() ? "" : ", ") + std::string(format.name);
        }
        app.add_option("--as", m_options.format, "The format, else the ending of --output says it: " + names)
            ->type_name("FORMAT");
        app.add_option("-o,--output", m_output, "The file; without it, or with -, stdout")->type_name("FILE");
        add_database(app, m_database);
        app.add_option("--around", m_around, "Only what is near these nodes")->type_name("NODE")->delimiter(',');
        app.add_option("--hops", m_options.hops, "How near, in steps")->type_name("N")->capture_default_str();
        app.add_option("--kind", m_options.kinds, "Only nodes of these kinds")->delimiter(',')->type_name("KIND");
        app.add_option("--place", m_options.place, "Only what documents of this place say")->type_name("PLACE");
        app.add_option("--policy", m_policy, "Only what documents of this policy say")->type_name("POLICY");
        app.add_option("--since", m_options.since, "Only what documents signed on this day or later say")
            ->type_name("DATE");
        app.add_option("--layout", m_layout, "Where nodes lie: force, or lineage (date by level)")
            ->check(CLI::IsMember({"force", "lineage"}))
            ->capture_default_str();
        app.add_flag("--timeline", m_options.timeline, "GEXF: since when and until when, for Gephi's timeline");
        app.add_flag("--merge-parallel", m_merge, "One edge for each pair of nodes, weights added");
        app.add_option("--profile", m_profile, "Looks: a name of exports/profiles or a file")
            ->type_name("NAME")
            ->capture_default_str();
        app.add_option("--base", m_options.base, "RDF: what the IRIs of nodes begin with")
            ->type_name("IRI")
            ->capture_default_str();
        add_examples(app, "export");
    }

    int run(std::ostream& out) override {
        const bool to_file = !m_output.empty() && m_output != "-";
        if (m_options.format.empty()) {
            m_options.format = to_file ? format_of_file(m_output) : "";
        }
        if (m_options.format.empty()) {
            throw base::UsageError("which format? --as names one");
        }
        const store::Reader reader(m_database);
        complete_options(reader);
        exporting::Report report;
        if (to_file) {
            OutputFile file(m_output);
            report = exporting::export_graph(reader, m_options, file.stream());
            file.finish();
            std::cerr << m_output << ": " << report.nodes << " nodes, " << report.edges << " edges\n";
        } else {
            report = exporting::export_graph(reader, m_options, out);
        }
        for (const std::string& remark : report.remarks) {
            std::cerr << remark << '\n';
        }
        if (report.replaced != 0) {
            std::cerr << report.replaced << " characters that the format cannot hold were replaced by U+FFFD\n";
        }
        return report.nodes == 0 ? k_nothing : k_done;
    }

private:
    void complete_options(const store::Reader& reader) {
        const bool is_file = m_profile.find('/') != std::string::npos || m_profile.ends_with(".json");
        m_options.profile = is_file ? std::filesystem::path(m_profile)
                                    : lexicon::find_home() / "exports" / "profiles" / (m_profile + ".json");
        m_options.parallel = m_merge ? exporting::Parallel::Merge : exporting::Parallel::Keep;
        for (const std::string& name : m_around) {
            m_options.around.push_back(query::find_node(reader, name, {}).key);
        }
        m_options.layout = m_layout == "lineage" ? exporting::Layout::Lineage : exporting::Layout::Force;
        if (!m_policy.empty()) {
            m_options.policy = query::find_node(reader, m_policy, {"Policy", "Law"}).key;
        }
        if (!m_options.place.empty()) {
            m_options.place = query::find_node(reader, m_options.place, {"Place"}).name;
        }
    }

    exporting::ExportOptions m_options;
    std::string m_output;
    std::string m_database;
    std::string m_profile = "default";
    std::vector<std::string> m_around;
    std::string m_policy;
    std::string m_layout = "force";
    bool m_merge = false;
};

} // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<Export>();
}

} // namespace policygraph::cli
