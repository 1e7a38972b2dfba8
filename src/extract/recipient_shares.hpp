// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/lexicon/lexicon.hpp>

#include "payee_words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Shares a list of recipients out among as many amounts: 首次获得甲奖、乙奖的企业, to whom 分别奖励20万元、10万元.
/// What the list says once for all its members (首次获得, 的企业) goes to each. Words: data/lexicon/payees.tsv.
class RecipientShares {
public:
    explicit RecipientShares(const lexicon::Lexicon& lexicon)
        : m_payees(lexicon), m_numerals(lexicon.list("numerals")) {}

    /// 首次获得乙奖的企业: the recipient of the amount at `index` of `count`; nothing where the list is not as long,
    /// or where it cannot be told what its members share. What is no list is the recipient of all (排名前三的县).
    [[nodiscard]] std::optional<std::string> share(std::string_view recipients, std::size_t index,
                                                   std::size_t count) const;

private:
    using Parts = std::vector<std::string_view>;

    [[nodiscard]] static std::optional<std::string> of_levels(std::string_view recipients, std::size_t index,
                                                              std::size_t count);
    [[nodiscard]] std::size_t rank_at_end(std::string_view part) const;
    [[nodiscard]] std::size_t rank_at_begin(std::string_view part) const;
    [[nodiscard]] std::optional<std::string> of_ranks(const Parts& each, std::size_t index) const;
    [[nodiscard]] static Parts parts(std::string_view list);
    [[nodiscard]] static Parts joined(const Parts& parts, std::size_t count);
    [[nodiscard]] std::size_t body_of(const Parts& each) const;
    [[nodiscard]] std::size_t head_of(std::string_view first) const;
    [[nodiscard]] std::size_t shared_by(std::string_view name, std::string_view next) const;

    PayeeWords m_payees;
    const lexicon::WordList& m_numerals;
};

} // namespace policygraph::extract
