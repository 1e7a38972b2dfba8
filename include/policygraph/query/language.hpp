// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/query/rows.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::query {

/// What people of a language call the columns and the words of answers: queries/headings.tsv, queries/words.tsv and the
/// labels of schema/.
class Language {
public:
    enum class Cells : std::uint8_t { Data, Word, Parts };

    /// `name` is zh or en. Throws DataError.
    Language(const std::filesystem::path& home, std::string_view name);

    [[nodiscard]] std::string title(const std::string& column) const;
    /// What the cells of a column are, in an answer of such columns.
    [[nodiscard]] Cells cells(const std::string& column, const Heading& heading) const;
    /// A kind, a relation or another word; anything else stays.
    [[nodiscard]] std::string word(const std::string& word) const;
    /// The same for each part of a text: "role=lead inherited=yes", "based_on,implements".
    [[nodiscard]] std::string parts(const std::string& text) const;

private:
    struct Column {
        std::string title;
        std::string cells;
    };
    std::map<std::string, Column, std::less<>> m_columns;
    std::map<std::string, std::string, std::less<>> m_words;
};

/// Rows on their way to people of a language.
class LanguageRows : public RowSink {
public:
    LanguageRows(Language language, RowSink& rows) : m_language(std::move(language)), m_rows(rows) {}
    void begin(const Heading& heading) override;
    bool row(Row&& row) override;

private:
    Language m_language;
    RowSink& m_rows;
    std::vector<Language::Cells> m_cells;
};

} // namespace policygraph::query
