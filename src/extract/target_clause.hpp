// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "target_parser.hpp"

#include <policygraph/base/span.hpp>

#include <string_view>
#include <vector>

namespace policygraph::extract {

/// Cuts blanks, dashes and list marks off both ends.
[[nodiscard]] base::Span trim(std::string_view text, base::Span span);

// What stands before the number, taken apart from the right.
struct TargetParser::Side {
    base::Span noun;        ///< what is left after comparators
    base::Span before_verb; ///< what is left after comparators and verbs
    bool compared = false;
    bool caused = false;   ///< a verb directly before the number
    bool referred = false; ///< a verb of mere reference
    bool yields = false;   ///< a verb of output directly before the number: 年产, 形成
    bool toward = false;   ///< 对 before the number: 对300名人员开展培训
    bool growth = false;
    base::Span tail; ///< a word of change or share that stays in the metric: 下降, 占比
    bool fall = false;
    bool from = false;    ///< 从28件: what is left behind
    bool located = false; ///< 在 before the number
    bool rank = false;
    bool each = false;
    bool respective = false;
    int comparator = -1; ///< a Cue: More, Least, Most, Less
};

// The state of one clause.
class TargetParser::Clause {
public:
    Clause(const TargetParser& parser, std::string_view text, base::Span clause,
           const std::vector<Quantity>& quantities, std::size_t first, std::size_t last,
           const std::vector<base::Span>& bases)
        : m_parser(parser), m_text(text), m_clause(clause), m_quantities(quantities), m_bases(bases), m_first(first),
          m_last(last) {}

    std::vector<Figure> run();

private:
    [[nodiscard]] Side read_left(base::Span left, bool at_start) const;
    [[nodiscard]] ClassedWords::Match last_cue(base::Span noun) const;
    void without_base(Side& side) const;
    void behind_examples(Side& side, const Quantity& quantity) const;
    [[nodiscard]] base::Span read_suffix(const Quantity& quantity, int& suffix) const;
    [[nodiscard]] Comparator compare(const Side& side, const Quantity& quantity) const;
    [[nodiscard]] base::Span skip_lead(base::Span span, bool* caused, bool* referred) const;
    [[nodiscard]] base::Span after_scope(base::Span span) const;
    [[nodiscard]] bool lists(base::Span span) const;
    [[nodiscard]] bool goes_on_nameless(const Quantity& quantity) const;
    [[nodiscard]] static bool list_mark(std::string_view text, std::size_t at, std::size_t& size);
    [[nodiscard]] std::size_t listed_from(std::size_t i) const;
    [[nodiscard]] std::vector<base::Span> names(base::Span list) const;
    [[nodiscard]] bool is_connector(std::string_view text) const;
    [[nodiscard]] base::Span behind_bracket(base::Span after) const;
    std::uint32_t decide(Figure& figure, const Side& side, base::Span after, bool one_more, std::size_t i);
    std::uint32_t before_of(Figure& figure, const Side& side, base::Span noun, std::size_t i);
    std::uint32_t number_first(Figure& figure, const Side& side, base::Span after, std::size_t i);
    [[nodiscard]] bool changes_follow(std::size_t i, base::Span& noun) const;
    [[nodiscard]] base::Span described(base::Span after, std::size_t i) const;
    void describe(base::Span left, std::uint32_t end);
    [[nodiscard]] bool sizes_next(base::Span right, std::size_t i) const;
    [[nodiscard]] base::Span before_measure(base::Span metric) const;
    [[nodiscard]] base::Span after_object(base::Span metric) const;
    [[nodiscard]] base::Span without_adverbs(base::Span metric) const;
    void number_last(Figure& figure, const Side& side) const;
    [[nodiscard]] bool describes_next(const Quantity& quantity, base::Span right, bool begins_with_verb,
                                      std::size_t i) const;
    [[nodiscard]] std::vector<base::Span> with_shared(const std::vector<base::Span>& names, std::size_t k,
                                                      base::Span tail) const;
    bool spread(const Side& side, std::size_t& i, std::uint32_t& consumed);
    void each(const Figure& figure);
    void share_nouns();
    [[nodiscard]] base::Span until_next(base::Span after, std::size_t i) const {
        do {
            ++i;
        } while (i < m_last && m_quantities[i].span.begin < after.begin); // 20人以下(含20人)
        return {after.begin, i < m_last ? m_quantities[i].span.begin : m_clause.end};
    }

    const TargetParser& m_parser;
    std::string_view m_text;
    base::Span m_clause;
    const std::vector<Quantity>& m_quantities;
    const std::vector<base::Span>& m_bases;
    std::size_t m_first;
    std::size_t m_last;
    int m_suffix = -1;
    bool m_changes = false; ///< changes of what was counted follow: 培育15个A率提升5%以上…的集群
    base::Span m_description{}; ///< 产值超10亿元 of 产值超10亿元的企业达到5家, up to where the noun is read on
    std::vector<Figure> m_figures;
};

} // namespace policygraph::extract
