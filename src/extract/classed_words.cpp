// SPDX-License-Identifier: Apache-2.0
#include "classed_words.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

ClassedWords::ClassedWords(const lexicon::Lexicon& lexicon, const std::string& name,
                           const std::vector<std::string>& classes)
    : m_list(&lexicon.list(name)) {
    for (const lexicon::Word& word : m_list->words()) {
        const auto found = std::find(classes.begin(), classes.end(), word.columns.front());
        if (found == classes.end()) {
            throw base::DataError((lexicon.data() / "lexicon" / (name + ".tsv")).string(), word.line, 2,
                                  "unknown class \"" + word.columns.front() + "\"");
        }
        m_classes.push_back(static_cast<int>(found - classes.begin()));
    }
}

unsigned ClassedWords::classes_in(std::string_view text) const {
    unsigned classes = 0;
    for (std::size_t i = next_place(text, 0); i < text.size(); i = next_place(text, i + base::utf8_length(text[i]))) {
        if (const Match found = prefix(text.substr(i))) {
            classes |= 1U << static_cast<unsigned>(found.what);
        }
    }
    return classes;
}

bool ClassedWords::contains(std::string_view text, int what) const {
    for (std::size_t i = next_place(text, 0); i < text.size(); i = next_place(text, i + base::utf8_length(text[i]))) {
        if (const Match found = prefix(text.substr(i)); found && found.what == what) {
            return true;
        }
    }
    return false;
}

} // namespace policygraph::extract
