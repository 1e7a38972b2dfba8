// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
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
    [[nodiscard]] const Word* longest_prefix(std::string_view text) const;
    /// The longest word that `text` ends with, or nullptr.
    [[nodiscard]] const Word* longest_suffix(std::string_view text) const;
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }

private:
    std::vector<Word> m_words;
    std::unordered_map<std::string_view, std::size_t> m_index;
    std::size_t m_longest = 0; // bytes
};

} // namespace policygraph::lexicon
