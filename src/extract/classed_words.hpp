// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// A lexicon whose second column is a class: the words by prefix and suffix of a text, with their class as the
/// index in the list of class names given. Words of other classes are a DataError.
class ClassedWords {
public:
    struct Match {
        std::uint32_t size = 0; ///< bytes; 0: no word
        int what = -1;          ///< index of the class
        [[nodiscard]] explicit operator bool() const { return size != 0; }
    };

    ClassedWords(const lexicon::Lexicon& lexicon, const std::string& name, const std::vector<std::string>& classes);

    /// The first place from `at` on where a word may begin, as its first two characters tell, else npos.
    [[nodiscard]] std::size_t next_place(std::string_view text, std::size_t at) const {
        return m_list->next_place(text, at);
    }
    /// The longest word that the text begins or ends with.
    [[nodiscard]] Match prefix(std::string_view text) const { return match(m_list->longest_prefix(text)); }
    [[nodiscard]] Match suffix(std::string_view text) const { return match(m_list->longest_suffix(text)); }
    [[nodiscard]] const lexicon::WordList& list() const { return *m_list; }
    [[nodiscard]] int class_of(std::size_t word) const { return m_classes[word]; }
    /// A bit for each class of which a word stands anywhere in the text; for fewer than 32 classes.
    [[nodiscard]] unsigned classes_in(std::string_view text) const;
    /// True where a word of the class stands anywhere in the text.
    [[nodiscard]] bool contains(std::string_view text, int what) const;

private:
    [[nodiscard]] Match match(const lexicon::Word* word) const {
        return word == nullptr ? Match{} : Match{static_cast<std::uint32_t>(word->text.size()), m_classes[index(word)]};
    }
    [[nodiscard]] std::size_t index(const lexicon::Word* word) const {
        return static_cast<std::size_t>(word - m_list->words().data());
    }
    const lexicon::WordList* m_list;
    std::vector<int> m_classes; // one a word
};

} // namespace policygraph::extract
