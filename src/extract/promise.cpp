// SPDX-License-Identifier: Apache-2.0
#include "promise.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

PromiseWords::PromiseWords(const lexicon::Lexicon& lexicon)
    : list(lexicon, "incentive_words",
           {"give", "weak",   "cap",    "other", "bound", "to",    "lead",      "modifier", "past",
            "rate", "level",  "from",   "raise", "base",  "part",  "ceiling",   "portion",  "prize",
            "fine", "nobody", "toward", "aside", "payer", "plain", "respective"}) {}

std::vector<PromiseWords::Word> PromiseWords::in(std::string_view text, base::Span span) const {
    std::vector<Word> words;
    text = text.substr(0, span.end);
    for (std::size_t at = list.next_place(text, span.begin); at < text.size();) {
        const auto i = static_cast<std::uint32_t>(at);
        if (const ClassedWords::Match match = list.prefix(text.substr(i))) {
            words.push_back({{i, i + match.size}, static_cast<Class>(match.what)});
            at += match.size;
        } else {
            at += base::utf8_length(text[at]);
        }
        at = list.next_place(text, at);
    }
    return words;
}

const PromiseWords::Word* Promise::last_before(std::uint32_t offset, PromiseWords::Class a,
                                               PromiseWords::Class b) const {
    const PromiseWords::Word* found = nullptr;
    for (const PromiseWords::Word& word : words) {
        if (word.span.end <= offset && (word.what == a || word.what == b)) {
            found = &word;
        }
    }
    return found;
}

bool Promise::has(PromiseWords::Class what, base::Span where) const {
    return std::any_of(words.begin(), words.end(),
                       [&](const PromiseWords::Word& word) { return word.what == what && where.contains(word.span); });
}

} // namespace policygraph::extract
