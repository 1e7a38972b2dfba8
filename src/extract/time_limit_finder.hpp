// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "duty_finder.hpp"
#include "quantity.hpp"

#include <optional>
#include <vector>

namespace policygraph::extract {

/// Finds the time limits that articles set to organs, as aims of at most so long (市水利局应当在5日内作出决定 gives
/// 作出决定 <= 5日). Limits of applicants are none. Words: data/lexicon/time_limit_words.tsv.
class TimeLimitFinder {
public:
    /// `duties` is kept and has to live as long.
    TimeLimitFinder(const lexicon::Lexicon& lexicon, const DutyFinder& duties);
    /// In the order of the text.
    [[nodiscard]] std::vector<Target> find(const Context& context) const;

private:
    enum Class { Within, Light, Also, Bound, May, Never, Done, Body, Mostly, Way, Since };
    /// The duties of a sentence, for all numbers in it.
    struct Duties {
        base::Span sentence{};
        std::vector<DutyFinder::Duty> duties{};
    };
    [[nodiscard]] bool binds_organ(const Context& context, std::uint32_t number, Duties& known) const;
    [[nodiscard]] bool ends_with_organ(std::string_view before) const;
    [[nodiscard]] base::Span last_bound(std::string_view text, base::Span within) const;
    [[nodiscard]] bool goes_on(std::string_view between) const;
    [[nodiscard]] base::Span deed(const Context& context, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::optional<Target> read(const Context& context, const Quantity& quantity, Duties& known) const;

    QuantityScanner m_quantities;
    ClassedWords m_words;
    const DutyFinder& m_duties;
};

} // namespace policygraph::extract
