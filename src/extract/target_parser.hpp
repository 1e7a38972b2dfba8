// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>

#include "classed_words.hpp"
#include "layout.hpp"
#include "quantity.hpp"

#include <string_view>
#include <vector>

namespace policygraph::extract {

/// A figure with what it counts, as one clause says it; not yet known to be an aim.
struct Figure {
    std::size_t quantity = 0;         ///< index in the quantities given
    std::vector<base::Span> metric{}; ///< pieces of the text, to be joined
    Comparator comparator = Comparator::Equal;
    base::Span span{};   ///< metric, number and comparator together
    bool stated = false; ///< a comparator, a suffix (以上) or a growth word says that it is a level to be reached
    bool caused = false; ///< a verb of bringing about stands before it
    bool toward = false; ///< 对 stands before it
    bool counts = false; ///< the number stands before what it counts (20家企业)
    bool describes =
        false; ///< it only describes another thing (产值超百亿元的集群), or is only spoken of (聚焦8条产业链)
};

/// The grammar of one clause: [moment] verb* metric comparator* NUMBER suffix, or verb* comparator* NUMBER
/// suffix metric, with lists (分别达到65%和55%; 均达到45%). Words: quantity_cues.tsv, target_verbs.tsv.
class TargetParser {
public:
    explicit TargetParser(const lexicon::Lexicon& lexicon);

    /// The quantities that can be figures: no 万人 of 每万人, no 一个 or 三种 of plain speech.
    [[nodiscard]] std::vector<Quantity> figures(std::string_view text, std::vector<Quantity> quantities) const;
    /// 预约比例逐步提高 before a clause that names no metric (2025年达到80%): what changes; empty where nothing does.
    [[nodiscard]] base::Span announced(std::string_view text, const Layout& layout, base::Span sentence,
                                       base::Span clause) const;
    /// Whether nothing but verbs stands there, and of what kind the last is.
    enum class Verbs : std::uint8_t {
        None, ///< a noun is there
        Bare, ///< 基本建成 before 20家: what is built is not said
        Work, ///< 培训 before 48万人次: the work is what is counted
    };
    [[nodiscard]] Verbs verbs(std::string_view text) const;
    /// The bytes of the adverbs that the text begins with: 其中, 力争.
    [[nodiscard]] std::uint32_t adverbs(std::string_view text) const;
    /// The figures of the quantities [first, last), which all stand in `clause` (its begin is past any moment).
    /// `bases`: sorted spans of years compared with (比2020年), which are no part of a metric.
    [[nodiscard]] std::vector<Figure> parse(std::string_view text, base::Span clause,
                                            const std::vector<Quantity>& quantities, std::size_t first,
                                            std::size_t last, const std::vector<base::Span>& bases) const;

private:
    enum Cue {
        LeastAfter,
        MostAfter,
        MostAfterTime,
        AboutAfter,
        More,
        Least,
        Most,
        Less,
        Equal,
        Growth,
        Fall,
        Ratio,
        Rank,
        Each,
        Respective,
        From,
        Located
    };
    enum Verb { Do, Act, Lead, Scope, Refer, Yield, Toward, Within, Object, Noun, Grade };
    /// Whether a metric may stand behind it.
    [[nodiscard]] static bool cuts(ClassedWords::Match verb) {
        return verb && !is_scope(verb.what) && verb.what != Noun && verb.what != Grade;
    }
    [[nodiscard]] static bool is_scope(int verb) { return verb == Scope || verb == Within; }
    struct Side;
    class Clause;

    ClassedWords m_cues;
    ClassedWords m_verbs;
    ClassedWords m_context;
};

} // namespace policygraph::extract
