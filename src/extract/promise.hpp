// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "layout.hpp"

#include <string_view>
#include <vector>

namespace policygraph::extract {

/// The words of money promised: data/lexicon/incentive_words.tsv, which says what each class means.
struct PromiseWords {
    enum Class {
        Give,
        Weak,
        Cap,
        Other,
        Bound,
        To,
        Lead,
        Modifier,
        Past,
        Rate,
        Level,
        From,
        Raise,
        Base,
        Part,
        Ceiling,
        Portion,
        Prize,
        Fine,
        Nobody,
        Toward,
        Aside,
        Payer,
        Plain,
        Respective,
    };
    struct Word {
        base::Span span;
        Class what = Plain;
    };

    explicit PromiseWords(const lexicon::Lexicon& lexicon);
    [[nodiscard]] static bool is_modifier(int what) {
        return what == Modifier || what == Ceiling || what == Respective;
    }
    /// All words in a span of the text, in order, none within another.
    [[nodiscard]] std::vector<Word> in(std::string_view text, base::Span span) const;

    ClassedWords list;
};

/// One promise: a sentence or, in a list cut by semicolons, one member of it.
struct Promise {
    const Context& context;
    const Layout& layout;
    const PromiseWords& lexicon;
    base::Span span;
    std::vector<PromiseWords::Word> words;

    [[nodiscard]] std::string_view text() const { return context.text(); }
    [[nodiscard]] const PromiseWords::Word* last_before(std::uint32_t offset, PromiseWords::Class a,
                                                        PromiseWords::Class b) const;
    [[nodiscard]] bool has(PromiseWords::Class what, base::Span where) const;
};

} // namespace policygraph::extract
