// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "layout.hpp"
#include "quantity.hpp"

#include <string>
#include <vector>

namespace policygraph::extract {

/// Finds money promised: a verb of paying (给予, 奖励, 补贴 …) with an amount or a rate, the recipient before
/// it (对…给予). Words: data/lexicon/incentive_words.tsv.
class IncentiveFinder {
public:
    explicit IncentiveFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Incentive> find(const Context& context) const;

private:
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
    };
    [[nodiscard]] static bool is_modifier(int what) { return what == Modifier || what == Ceiling; }
    struct Word {
        base::Span span;
        Class what;
    };
    struct Item;
    [[nodiscard]] std::vector<Word> words_in(std::string_view text, base::Span span) const;
    void read_item(const Context& context, const Layout& layout, base::Span span,
                   const std::vector<const Quantity*>& quantities, std::vector<Incentive>& found) const;
    [[nodiscard]] bool is_paid(const Item& item, const Quantity& quantity) const;
    [[nodiscard]] bool has_cap(const Item& item, const Quantity& rate, const std::vector<const Quantity*>& paid) const;
    [[nodiscard]] bool is_change(const Item& item, base::Span before) const;
    [[nodiscard]] bool paid_after(const Item& item, const Quantity& quantity, base::Span clause) const;
    [[nodiscard]] base::Span recipient(const Item& item, std::uint32_t payment) const;
    [[nodiscard]] base::Span first_clause(const Item& item, std::uint32_t payment) const;
    [[nodiscard]] std::uint32_t before_payment(const Item& item, base::Span recipient) const;
    [[nodiscard]] base::Span recipient_of(const Item& item, const Quantity& amount, const Quantity* before) const;
    [[nodiscard]] base::Span behind_verb(std::string_view text, base::Span recipient) const;
    [[nodiscard]] base::Span trimmed(std::string_view text, base::Span span) const;
    [[nodiscard]] std::string condition(const Item& item, base::Span recipient, const Quantity& amount) const;

    QuantityScanner m_quantities;
    ClassedWords m_words;
    ClassedWords m_reviews;
};

} // namespace policygraph::extract
