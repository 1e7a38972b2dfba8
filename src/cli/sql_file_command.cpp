// SPDX-License-Identifier: Apache-2.0
#include "cli/sql_file_command.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/other_formats.hpp>
#include <policygraph/query/sql_file.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::cli {

namespace {

class SqlFileCommand : public AnswerCommand {
public:
    explicit SqlFileCommand(const char* name) : m_file(query::command_sql(name)) {}

protected:
    void declare_question(CLI::App& app) override {
        for (const query::SqlParam& param : m_file.params) {
            std::string type = param.type.substr(0, param.type.find(':'));
            std::transform(type.begin(), type.end(), type.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
            const bool choice = type.find('|') != std::string::npos;
            // The first one may stand alone: `targets METRIC`, `brands PLACE`.
            const bool alone = !param.required && &param == m_file.params.data();
            const std::string flag =
                (param.required ? param.name : "--" + param.name) + (alone ? "," + param.name : "");
            app.add_option(flag, m_values[param.name], param.doc)
                ->required(param.required)
                ->type_name(choice ? param.type : type);
        }
        std::vector<std::string> examples = {m_file.name};
        for (const std::string& example : m_file.examples) {
            examples.push_back(m_file.name + " " + example);
        }
        add_examples(app, examples);
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        std::vector<std::pair<std::string, std::string>> given;
        for (const auto& [name, value] : m_values) {
            if (!value.empty()) {
                given.emplace_back(name, value);
            }
        }
        query::ask_command(reader, m_file, query::typed_values(reader, m_file, given), rows);
    }

    [[nodiscard]] std::vector<std::string> own_formats() const override {
        return m_file.name == "deadlines" ? std::vector<std::string>{"ics"} : std::vector<std::string>();
    }
    void write_own(const std::string& /*format*/, const query::Table& table, std::ostream& out) override {
        query::write_calendar(table, out);
    }

private:
    query::SqlFile m_file;
    std::map<std::string, std::string> m_values;
};

} // namespace

std::unique_ptr<Command> make_sql_file_command(const char* name) {
    return std::make_unique<SqlFileCommand>(name);
}

} // namespace policygraph::cli
