// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "layout.hpp"
#include "promise.hpp"
#include "quantity.hpp"
#include "recipient.hpp"
#include "recipient_shares.hpp"

#include <utility>
#include <vector>

namespace policygraph::extract {

/// Finds money promised: a verb of paying (给予, 奖励, 补贴 …) with an amount or a rate, the recipient before
/// it (对…给予). Words: data/lexicon/incentive_words.tsv.
class IncentiveFinder {
public:
    explicit IncentiveFinder(const lexicon::Lexicon& lexicon);
    [[nodiscard]] std::vector<Incentive> find(const Context& context) const;

private:
    [[nodiscard]] static bool in_list(const Promise& promise, const Quantity& a, const Quantity& b);
    [[nodiscard]] static std::pair<std::size_t, std::size_t> in_series(const Promise& promise,
                                                                       const std::vector<const Quantity*>& paid,
                                                                       const Quantity* amount, base::Span recipient);
    void read_item(const Context& context, const Layout& layout, base::Span span,
                   const std::vector<const Quantity*>& quantities, std::vector<Incentive>& found) const;
    [[nodiscard]] bool is_paid(const Promise& promise, const Quantity& quantity) const;
    [[nodiscard]] static bool has_cap(const Promise& promise, const Quantity& rate,
                                      const std::vector<const Quantity*>& paid);
    [[nodiscard]] bool is_change(const Promise& promise, base::Span before) const;
    [[nodiscard]] static bool paid_after(const Promise& promise, const Quantity& quantity, base::Span clause);

    QuantityScanner m_quantities;
    PromiseWords m_words;
    RecipientReader m_recipients;
    RecipientShares m_shares;
    ClassedWords m_reviews;
};

} // namespace policygraph::extract
