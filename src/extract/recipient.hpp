// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "payee_words.hpp"
#include "promise.hpp"
#include "quantity.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace policygraph::extract {

/// Whom a promised amount goes to, and on which condition. Said for certain are X in 对X给予…, 给予X… and 返还X, a
/// condition (…的,给予…), and a clause about those who can be paid (data/lexicon/payees.tsv); of all else nothing is
/// said, and the words are part of the condition.
class RecipientReader {
public:
    explicit RecipientReader(const lexicon::Lexicon& lexicon) : m_payees(lexicon) {}

    /// The recipient's span in the text, empty where it is not said; nothing where no one is promised anything
    /// (补助标准为每生每天4元). `before`: the amount of money before in the same promise, of those that a list gives
    /// (分别奖励20万元、10万元) the one before all of them; or null.
    [[nodiscard]] std::optional<base::Span> find(const Promise& promise, const Quantity& amount,
                                                 const Quantity* before) const;
    /// What stands between the recipient and the verb, and the words of measure before the amount (一次性), and of what
    /// the amount is one (每亩). `before` as in `find`: what leads to that amount is none of this one's.
    [[nodiscard]] static std::string condition(const Promise& promise, base::Span recipient, const Quantity& amount,
                                               const Quantity* before);

private:
    [[nodiscard]] std::uint32_t whole_addressee(const Promise& promise, base::Span addressee,
                                                std::uint32_t payment) const;
    [[nodiscard]] base::Span addressed(const Promise& promise, std::uint32_t payment) const;
    [[nodiscard]] static base::Span prize_of(const Promise& promise, std::uint32_t before);
    [[nodiscard]] base::Span given_to(const Promise& promise, const Quantity& amount) const;
    [[nodiscard]] static base::Span first_clause(const Promise& promise, std::uint32_t payment);
    [[nodiscard]] std::optional<base::Span> told(const Promise& promise, std::uint32_t payment) const;
    [[nodiscard]] std::optional<base::Span> before_amount(const Promise& promise, const Quantity& amount) const;
    [[nodiscard]] static std::uint32_t before_payment(const Promise& promise, base::Span recipient);
    [[nodiscard]] base::Span without_leads(const Promise& promise, base::Span span) const;
    [[nodiscard]] static base::Span trimmed(const Promise& promise, base::Span span);
    [[nodiscard]] bool can_be_paid(std::string_view clause) const;
    [[nodiscard]] base::Span without_act(const Promise& promise, base::Span addressee) const;

    PayeeWords m_payees;
};

} // namespace policygraph::extract
