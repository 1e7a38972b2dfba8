// SPDX-License-Identifier: Apache-2.0
#include "cli/command_match.hpp"

#include "cli/answer_command.hpp"

#include <policygraph/query/match.hpp>
#include <policygraph/query/visible.hpp>

#include <chrono>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace policygraph::cli {

namespace {

class Match : public AnswerCommand {
protected:
    void declare_question(CLI::App& app) override {
        app.add_option("QUERY", m_query, "A query in a subset of openCypher (docs/match.md); - reads it from stdin")
            ->required();
        app.add_option("--param", m_params,
                       "A parameter, $NAME in the query: numbers, true, false, null, '…', […] and {…} as there, "
                       "anything else is text")
            ->type_name("NAME=VALUE");
        add_examples(app, "match");
    }

    void answer(store::Reader& reader, query::RowSink& rows) override {
        if (m_query == "-") {
            m_query.assign(std::istreambuf_iterator<char>(std::cin), {});
        }
        query::MatchOptions options;
        for (const std::string& param : m_params) {
            const std::size_t sign = param.find('=');
            if (sign == std::string::npos) {
                throw base::UsageError("--param takes NAME=VALUE, not " + param);
            }
            options.params.emplace_back(param.substr(0, sign), param.substr(sign + 1));
        }
        options.tick = tick();
        options.wanted = rows.wanted();
        query::MatchAnswer found = query::match(reader, m_query, options);
        if (found.table.rows.empty()) {
            m_nothing = joined(found.unknown);
        } else if (!found.unknown.empty()) {
            std::cerr << "policygraph: " << query::visible_line(joined(found.unknown)) << '\n';
        }
        query::pour(std::move(found.table), rows);
    }
    std::string nothing() const override { return m_nothing.empty() ? AnswerCommand::nothing() : m_nothing; }

private:
    static std::string joined(const std::vector<std::string>& sentences) {
        std::string all;
        for (const std::string& one : sentences) {
            all += (all.empty() ? "" : "; ") + one;
        }
        return all;
    }

    std::string m_query;
    std::string m_nothing; // why, where a word of the query explains it
    std::vector<std::string> m_params;
};

} // namespace

std::unique_ptr<Command> make_match() {
    return std::make_unique<Match>();
}

} // namespace policygraph::cli
