// SPDX-License-Identifier: Apache-2.0
#include <policygraph/query/language.hpp>

#include <policygraph/base/tsv.hpp>
#include <policygraph/lexicon/ontology.hpp>

#include <algorithm>
#include <utility>

namespace policygraph::query {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

Language::Language(const std::filesystem::path& home, std::string_view name) {
    const bool chinese = name == "zh";
    for (const base::TsvRow& row : base::read_tsv(home / "queries" / "headings.tsv", 3)) {
        std::string english = row.cells[0];
        std::replace(english.begin(), english.end(), '_', ' ');
        m_columns[row.cells[0]] = {chinese ? row.cells[1] : english, row.cells[2]};
    }
    for (const base::TsvRow& row : base::read_tsv(home / "queries" / "words.tsv", 2)) {
        m_words[row.cells[0]] = chinese ? row.cells[1] : row.cells[0];
    }
    const lexicon::Ontology ontology = lexicon::Ontology::load(home / "schema");
    for (const auto* kinds : {&ontology.nodes(), &ontology.edges()}) {
        for (const auto& [kind, known] : *kinds) {
            m_words[kind] = chinese ? known.label_zh : known.label_en;
        }
    }
    for (const auto& [kind, known] : ontology.edges()) { // as the views write relations
        m_words[lower(kind)] = chinese ? known.label_zh : known.label_en;
    }
}

std::string Language::title(const std::string& column) const {
    const auto found = m_columns.find(column);
    return found == m_columns.end() ? column : found->second.title;
}

Language::Cells Language::cells(const std::string& column, const Heading& heading) const {
    const auto found = m_columns.find(column);
    const std::string_view said = found == m_columns.end() ? std::string_view() : found->second.cells;
    const std::size_t colon = std::min(said.find(':'), said.size());
    const bool here = colon == said.size() || heading.column(said.substr(colon + 1));
    const std::string_view what = here ? said.substr(0, colon) : "";
    return what == "words" ? Cells::Word : what == "parts" ? Cells::Parts : Cells::Data;
}

std::string Language::word(const std::string& word) const {
    const auto found = m_words.find(word);
    return found == m_words.end() ? word : found->second;
}

std::string Language::parts(const std::string& text) const {
    if (m_words.contains(text)) {
        return word(text);
    }
    constexpr std::string_view k_between = " ,;:=()";
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of(k_between, begin), text.size());
        out += word(text.substr(begin, end - begin));
        begin = std::min(text.find_first_not_of(k_between, end), text.size());
        out += text.substr(end, begin - end);
    }
    return out;
}

void LanguageRows::begin(const Heading& heading) {
    Heading translated = heading;
    for (const std::string& column : heading.columns) {
        translated.shown.push_back(m_language.title(column));
        m_cells.push_back(m_language.cells(column, heading));
    }
    translated.yes = m_language.word(heading.yes);
    m_rows.begin(translated);
}

bool LanguageRows::row(Row&& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto* const text = std::get_if<std::string>(&row[i]);
        if (text != nullptr && m_cells[i] != Language::Cells::Data) {
            *text = m_cells[i] == Language::Cells::Word ? m_language.word(*text) : m_language.parts(*text);
        }
    }
    return m_rows.row(std::move(row));
}

} // namespace policygraph::query
