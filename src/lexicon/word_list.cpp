// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/word_list.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <algorithm>

namespace policygraph::lexicon {

WordList::WordList(const std::filesystem::path& path, std::size_t columns) {
    for (base::TsvRow& row : base::read_tsv(path, columns)) {
        Word word{std::move(row.cells.front()), {}, row.line};
        word.columns.assign(std::make_move_iterator(row.cells.begin() + 1), std::make_move_iterator(row.cells.end()));
        m_longest = std::max(m_longest, word.text.size());
        m_words.push_back(std::move(word));
    }
    // The views of the index point into m_words, which is complete now.
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (!m_index.emplace(m_words[i].text, i).second) {
            throw base::DataError(path.string(), m_words[i].line, 1, "\"" + m_words[i].text + "\" stands there twice");
        }
    }
}

const Word* WordList::find(std::string_view word) const {
    const auto found = m_index.find(word);
    return found == m_index.end() ? nullptr : &m_words[found->second];
}

const Word* WordList::longest_prefix(std::string_view text) const {
    for (std::size_t size = std::min(m_longest, text.size()); size > 0; --size) {
        if (const Word* word = find(text.substr(0, size))) {
            return word;
        }
    }
    return nullptr;
}

const Word* WordList::longest_suffix(std::string_view text) const {
    for (std::size_t size = std::min(m_longest, text.size()); size > 0; --size) {
        if (const Word* word = find(text.substr(text.size() - size))) {
            return word;
        }
    }
    return nullptr;
}

} // namespace policygraph::lexicon
