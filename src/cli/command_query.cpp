// SPDX-License-Identifier: Apache-2.0
#include "cli/command_query.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/nearest.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/query/sql_file.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

/// Where saved questions are: the user's own folder first, then the program's.
std::vector<std::filesystem::path> folders() {
    std::vector<std::filesystem::path> found;
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    if (config != nullptr && *config != '\0') {
        found.push_back(std::filesystem::path(config) / "policygraph" / "queries");
    } else if (home != nullptr && *home != '\0') {
        found.push_back(std::filesystem::path(home) / ".config" / "policygraph" / "queries");
    }
    std::error_code error;
    std::erase_if(found, [&](const auto& folder) { return !std::filesystem::is_directory(folder, error); });
    found.push_back(lexicon::find_home() / "queries");
    return found;
}

query::SqlFile saved(const std::string& name) {
    if (name.find('/') == std::string::npos) {
        for (const auto& folder : folders()) {
            const auto path = folder / (name + ".sql");
            std::error_code error; // a name too long for a file is no file
            if (std::filesystem::exists(path, error)) {
                return query::read_sql_file(path);
            }
        }
    }
    std::vector<std::string> names;
    for (const auto& folder : folders()) {
        std::error_code error; // a user's own folder need not be there
        for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
            if (entry.path().extension() == ".sql") {
                names.push_back(entry.path().stem().string());
            }
        }
    }
    std::sort(names.begin(), names.end());
    const std::optional<std::string> near = base::nearest(name, names);
    throw base::UsageError("there is no saved query " + name + (near ? "; nearest: " + *near : "") +
                           "; policygraph query --list shows them");
}

query::Table list() {
    query::Table table;
    table.columns = {"name", "answers", "parameters", "example"};
    for (const auto& folder : folders()) {
        for (const query::SqlFile& file : query::read_sql_files(folder)) {
            std::string params;
            for (const query::SqlParam& param : file.params) {
                params += (params.empty() ? "" : ", ") + param.name + " (" + param.type + ")";
            }
            const std::string example = file.examples.empty() ? "" : " " + file.examples.front();
            table.rows.push_back({file.name, file.doc, params, "query " + file.name + example});
        }
    }
    return table;
}

class Query : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("NAME", m_name, "The saved query");
        app.add_option("--param", m_params, "A parameter of it, as often as there are some")->type_name("NAME=VALUE");
        app.add_flag("--list", m_list, "What saved queries there are");
        add_examples(app, "query");
    }

    std::optional<query::Table> answer_alone() override { return m_list ? std::optional(list()) : std::nullopt; }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        if (m_name.empty()) {
            throw base::UsageError("which query? policygraph query --list shows them");
        }
        std::vector<std::pair<std::string, std::string>> values;
        for (const std::string& param : m_params) {
            const std::size_t equals = param.find('=');
            if (equals == std::string::npos) {
                throw base::UsageError("--param wants NAME=VALUE, not " + param);
            }
            values.emplace_back(param.substr(0, equals), param.substr(equals + 1));
        }
        const query::SqlFile file = saved(m_name);
        query::ask(reader, file.sql, query::typed_values(reader, file, values), rows);
    }

private:
    std::string m_name;
    std::vector<std::string> m_params;
    bool m_list = false;
};

} // namespace

std::unique_ptr<Command> make_query() {
    return std::make_unique<Query>();
}

} // namespace policygraph::cli
