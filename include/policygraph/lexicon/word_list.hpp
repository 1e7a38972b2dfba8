// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/word_trie.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::lexicon {

/// One line of a lexicon file: the word and what its further columns say of it.
struct Word {
    std::string text;
    std::vector<std::string> columns;
    std::size_t line = 0;
};

/// A lexicon file data/lexicon/NAME.tsv: word, then columns as its header comment says. Words are in the
/// normal form, sorted by bytes, unique (linted).
class WordList {
public:
    WordList() = default;
    WordList(const std::filesystem::path& path, std::size_t columns);

    [[nodiscard]] const std::vector<Word>& words() const { return m_words; }
    /// The word itself, or nullptr.
    [[nodiscard]] const Word* find(std::string_view word) const;
    /// The longest word that `text` begins with, or nullptr.
    [[nodiscard]] const Word* longest_prefix(std::string_view text) const {
        return word(m_prefixes.longest_prefix(text));
    }
    /// The longest word that `text` ends with, or nullptr.
    [[nodiscard]] const Word* longest_suffix(std::string_view text) const {
        return word(m_suffixes.longest_suffix(text));
    }
    /// False where no word begins at `at`, a character's first byte, as that character alone tells.
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const { return m_prefixes.may_begin(text, at); }
    /// The first place from `at` on where may_begin holds, else npos.
    [[nodiscard]] std::size_t next_place(std::string_view text, std::size_t at) const {
        return m_prefixes.next_place(text, at);
    }
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }

private:
    [[nodiscard]] const Word* word(WordTrie::Match match) const { return match ? &m_words[match.value] : nullptr; }

    std::vector<Word> m_words;
    WordTrie m_prefixes; // of indices in m_words
    WordTrie m_suffixes;
};

} // namespace policygraph::lexicon
