// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"
#include "cli/deadline.hpp"

#include <policygraph/query/render.hpp>
#include <policygraph/query/rows.hpp>
#include <policygraph/store/reader.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace policygraph::cli {

class AnswerRows;

/// A command whose answer is rows out of the database. Here are --db, --format, --lang, --limit, --timeout, --quotes.
class AnswerCommand : public Command {
public:
    void declare(CLI::App& app) final;
    void use(store::Reader& open) final { m_open = &open; }
    [[nodiscard]] int run(std::ostream& out) final;

protected:
    virtual void declare_question(CLI::App& app) = 0;
    virtual void answer(store::Reader& reader, query::RowSink& rows) = 0;
    /// An answer that needs no database, or nullopt.
    [[nodiscard]] virtual std::optional<query::Table> answer_alone() { return std::nullopt; }
    /// False where the answer never comes from a database: there is no --db then.
    [[nodiscard]] virtual bool from_database() const { return true; }
    /// True where some input was refused: exit code 1 though there are rows.
    [[nodiscard]] virtual bool incomplete() const { return false; }
    /// What is said where there are no rows.
    [[nodiscard]] virtual std::string nothing() const { return "nothing found"; }
    /// Rows shown where --limit is not given; 0: all.
    [[nodiscard]] virtual std::size_t default_limit() const { return 0; }
    /// Further values of --format that this command alone has.
    [[nodiscard]] virtual std::vector<std::string> own_formats() const { return {}; }
    /// Writes the answer in one of them.
    virtual void write_own(const std::string& /*format*/, const query::Table& /*table*/, std::ostream& /*out*/) {}
    /// What --limit says, for answers that need not be made whole.
    [[nodiscard]] std::size_t limit() const { return m_limit; }
    /// What --timeout says, for work of which SQLite knows nothing: to be called now and then, ends it by throwing.
    [[nodiscard]] std::function<void()> tick() const { return deadline(m_timeout); }

private:
    void ask(AnswerRows& rows);
    void ask(store::Reader& reader, AnswerRows& rows);

    store::Reader* m_open = nullptr; // somebody else's
    std::string m_database;
    std::string m_format;
    std::string m_language;
    std::size_t m_limit = 0;
    unsigned m_timeout = 60;
    bool m_quotes = false;
};

} // namespace policygraph::cli
