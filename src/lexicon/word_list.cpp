// SPDX-License-Identifier: Apache-2.0
#include <policygraph/lexicon/word_list.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

#include <unordered_set>
#include <utility>
#include <vector>

namespace policygraph::lexicon {

WordList::WordList(const std::filesystem::path& path, std::size_t columns) {
    for (base::TsvRow& row : base::read_tsv(path, columns)) {
        Word word{std::move(row.cells.front()), {}, row.line};
        word.columns.assign(std::make_move_iterator(row.cells.begin() + 1), std::make_move_iterator(row.cells.end()));
        m_words.push_back(std::move(word));
    }
    std::unordered_set<std::string_view> known;
    std::vector<std::pair<std::string_view, std::uint32_t>> words;
    for (const Word& word : m_words) {
        if (!known.insert(word.text).second) {
            throw base::DataError(path.string(), word.line, 1, "\"" + word.text + "\" stands there twice");
        }
        if (!word.text.empty()) {
            words.emplace_back(word.text, static_cast<std::uint32_t>(&word - m_words.data()));
        }
    }
    m_prefixes = WordTrie(words, WordTrie::Direction::Forward);
    m_suffixes = WordTrie(words, WordTrie::Direction::Backward);
}

const Word* WordList::find(std::string_view word) const {
    const WordTrie::Match match = m_prefixes.longest_prefix(word);
    return match.size == word.size() && match ? &m_words[match.value] : nullptr;
}

} // namespace policygraph::lexicon
