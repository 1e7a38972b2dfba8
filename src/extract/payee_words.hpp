// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "classed_words.hpp"

namespace policygraph::extract {

/// Those whom money is promised to, and the words around them: data/lexicon/payees.tsv, which says what each class
/// means.
struct PayeeWords : ClassedWords {
    enum Class { Payee, Doing, Acting, Gaining, Counter, Level };

    explicit PayeeWords(const lexicon::Lexicon& lexicon)
        : ClassedWords(lexicon, "payees", {"payee", "doing", "acting", "gaining", "counter", "level"}) {}
};

} // namespace policygraph::extract
