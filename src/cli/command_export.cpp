// SPDX-License-Identifier: Apache-2.0
#include "cli/command_export.hpp"

#include "cli/output_file.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/export/writer.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/names.hpp>
#include <policygraph/store/reader.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Export : public Command {
public:
    void declare(CLI::App& app) override {
        std::string names;
        for (const exporting::FormatEntry& format : exporting::formats()) {
            names += (names.empty() ? "" : ", ") + std::string(format.name);
        }
        app.add_option("--as", m_format, "The format: " + names + "; else by the ending of --output")
            ->type_name("FORMAT");
        app.add_option("-o,--output", m_output, "The file; without it, or -, stdout")->type_name("FILE");
        add_database(app, m_database);
        app.add_option("--around", m_around, "Only what is near this node")->type_name("NODE");
        app.add_option("--hops", m_selection.hops, "How near, in steps")->type_name("N")->capture_default_str();
        app.add_option("--kind", m_selection.kinds, "Only nodes of these kinds")->delimiter(',')->type_name("KIND");
        app.add_option("--place", m_selection.place, "Only what documents of this place say (part of its name)")
            ->type_name("PLACE");
        app.add_flag("--merge-parallel", m_merge, "One edge for each pair of nodes, weights added");
        app.add_option("--profile", m_profile, "Looks: a name of exports/profiles or a file")
            ->type_name("NAME")
            ->capture_default_str();
        add_examples(app, "export");
    }

    int run(std::ostream& out) override {
        const exporting::FormatEntry* const format = exporting::find_format(m_format.empty() ? m_output : m_format);
        if (format == nullptr) {
            throw base::UsageError(m_format.empty() ? "which format? --as names one"
                                                    : "there is no format " + m_format);
        }
        const store::Reader reader(m_database);
        const exporting::Profile profile = exporting::read_profile(profile_path());
        if (!m_around.empty()) {
            m_selection.around = query::find_node(reader, m_around, {}).key;
        }
        exporting::Content content = exporting::load(reader, m_selection);
        if (content.nodes.empty()) {
            std::cerr << "policygraph: nothing to export\n";
            return k_nothing;
        }
        if (m_merge) {
            exporting::merge_parallel(content);
        }
        exporting::beautify(content, profile);
        const auto writer = format->make();
        exporting::WriteReport report;
        if (m_output.empty() || m_output == "-") {
            report = exporting::write(content, profile, *writer, out);
        } else {
            OutputFile file(m_output);
            report = exporting::write(content, profile, *writer, file.stream());
            file.finish();
            std::cerr << m_output << ": " << content.nodes.size() << " nodes, " << content.edges.size() << " edges\n";
        }
        if (report.replaced_characters != 0) {
            std::cerr << report.replaced_characters << " characters that " << format->name
                      << " cannot hold were replaced by U+FFFD\n";
        }
        return k_done;
    }

private:
    [[nodiscard]] std::filesystem::path profile_path() const {
        const bool is_file = m_profile.find('/') != std::string::npos || m_profile.ends_with(".json");
        return is_file ? std::filesystem::path(m_profile)
                       : lexicon::find_home() / "exports" / "profiles" / (m_profile + ".json");
    }

    std::string m_format;
    std::string m_output;
    std::string m_database;
    std::string m_around;
    std::string m_profile = "default";
    exporting::Selection m_selection;
    bool m_merge = false;
};

} // namespace

std::unique_ptr<Command> make_export() {
    return std::make_unique<Export>();
}

} // namespace policygraph::cli
