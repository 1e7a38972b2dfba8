// SPDX-License-Identifier: Apache-2.0
#include "target_clause.hpp"

#include "brackets.hpp"
#include "markers.hpp"
#include "target_context.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

base::Span trim(std::string_view text, base::Span span) {
    constexpr std::array<std::string_view, 8> k_edges{" ", "\u2014", "\u2500", "-", ",", markers::k_enumeration,
                                                      ")", "\u00B7"};
    bool changed = true;
    while (changed && !span.empty()) {
        changed = false;
        for (const std::string_view edge : k_edges) {
            const std::string_view inside = span.in(text);
            const bool closing = edge == ")";
            if (!closing && inside.ends_with(edge)) {
                span.end -= static_cast<std::uint32_t>(edge.size());
                changed = true;
            } else if (inside.starts_with(edge)) {
                span.begin += static_cast<std::uint32_t>(edge.size());
                changed = true;
            }
            if (span.empty()) {
                break;
            }
        }
    }
    return span;
}

std::vector<Figure> TargetParser::Clause::run() {
    std::uint32_t consumed = m_clause.begin;
    base::Span left_behind;
    bool counting = false; // the figure before was of the form NUMBER metric
    for (std::size_t i = m_first; i < m_last;) {
        const Quantity& quantity = m_quantities[i];
        Side side = read_left({consumed, quantity.span.begin}, consumed == m_clause.begin);
        behind_examples(side, quantity);
        if (!left_behind.empty() && trim(m_text, side.noun).empty()) {
            side.noun = side.before_verb = left_behind; // 从28件提高到70件
            side.growth = false;
        }
        left_behind = side.from ? base::Span{side.noun.begin, std::max(side.noun.end, side.tail.end)} : base::Span{};
        if (side.from) {
            consumed = quantity.span.end;
            ++i;
            continue;
        }
        const base::Span after = read_suffix(quantity, m_suffix);
        if (side.respective && spread(side, i, consumed)) {
            counting = false;
            continue;
        }
        Figure figure{.quantity = i, .span = {quantity.span.begin, after.begin}};
        figure.comparator = compare(side, quantity);
        const bool change =
            quantity.kind == UnitKind::Share || quantity.kind == UnitKind::Points || quantity.kind == UnitKind::Times;
        const bool based = std::any_of(m_bases.begin(), m_bases.end(), [&](const base::Span base) {
            return base.begin >= consumed && base.end <= quantity.span.begin;
        });
        figure.describes = side.growth && !change && based; // 比1980年增加25万吨
        figure.stated = side.compared || m_suffix >= 0 || side.growth || side.rank || goes_on_nameless(quantity);
        const bool one_more = counting && side.before_verb.empty();
        const base::Span left{consumed, quantity.span.begin};
        consumed = decide(figure, side, after, one_more, i);
        counting = figure.counts;
        if (figure.describes && (quantity.kind == UnitKind::Money || quantity.kind == UnitKind::Measure)) {
            describe(left, consumed);
        }
        if (side.each && !figure.counts && !figure.metric.empty()) {
            each(figure);
        } else {
            m_figures.push_back(figure);
        }
        do { // 超10亿元 of 5家产值超10亿元的企业 has been read with it
            ++i;
        } while (i < m_last && figure.counts && m_quantities[i].span.begin < consumed);
    }
    share_nouns();
    return std::move(m_figures);
}

// The second of 分别达到78%、80%, whose names stand in the clauses before.
bool TargetParser::Clause::goes_on_nameless(const Quantity& quantity) const {
    if (m_figures.empty() || !m_figures.back().stated || !m_figures.back().metric.empty()) {
        return false;
    }
    std::size_t size = 0;
    const std::uint32_t end = m_figures.back().span.end;
    return list_mark(m_text, end, size) && end + size == quantity.span.begin;
}

// The comparator or growth word that ends it; the 年 of 比2018年增长 belongs to the year.
ClassedWords::Match TargetParser::Clause::last_cue(base::Span noun) const {
    const ClassedWords::Match cue = m_parser.m_cues.suffix(noun.in(m_text));
    for (const base::Span base : m_bases) {
        if (base.end < noun.end && base.end + cue.size > noun.end && base.begin >= noun.begin) {
            return m_parser.m_cues.suffix(base::Span{base.end, noun.end}.in(m_text));
        }
    }
    return cue;
}

TargetParser::Side TargetParser::Clause::read_left(base::Span left, bool at_start) const {
    Side side;
    side.noun = left;
    while (true) {
        side.noun = trim(m_text, side.noun);
        const ClassedWords::Match cue = last_cue(side.noun);
        if (!cue || cue.what < More) {
            break;
        }
        side.compared = side.compared || cue.what <= Equal || cue.what == Fall;
        side.growth = side.growth || cue.what == Growth;
        side.fall = side.fall || cue.what == Fall;
        side.rank = side.rank || cue.what == Rank;
        side.each = side.each || cue.what == Each;
        side.respective = side.respective || cue.what == Respective;
        if (cue.what <= Less && side.comparator < 0) {
            side.comparator = cue.what;
        }
        if ((cue.what == Fall || cue.what == Ratio) && side.tail.empty()) {
            side.tail = {side.noun.end - cue.size, side.noun.end};
        }
        side.from = side.from || cue.what == From;
        side.located = side.located || cue.what == Located;
        side.noun.end -= cue.size;
        without_base(side);
    }
    without_base(side);
    side.before_verb = side.noun;
    while (!side.before_verb.empty()) {
        const ClassedWords::Match verb = m_parser.m_verbs.suffix(side.before_verb.in(m_text));
        if (!cuts(verb)) {
            break;
        }
        const std::string_view word = side.before_verb.in(m_text).substr(side.before_verb.size() - verb.size);
        const ClassedWords::Match inside = m_parser.m_cues.prefix(word);
        side.comparator = side.comparator < 0 && inside && inside.what == Least ? Least : side.comparator; // 至少培育
        side.caused = side.caused || verb.what == Do || verb.what == Act || verb.what == Yield;
        side.yields = side.yields || verb.what == Yield;
        side.toward = side.toward || verb.what == Toward;
        side.referred = side.referred || (verb.what == Refer && !side.caused);
        side.before_verb.end -= verb.size;
        side.before_verb = trim(m_text, side.before_verb);
    }
    if (at_start && !side.caused) {
        bool caused = false;
        bool referred = false;
        (void)skip_lead(side.noun, &caused, &referred);
        side.referred = side.referred || (referred && !caused);
    }
    return side;
}

// 引导甲公司、乙公司等10家企业: examples stand between the verb and what is counted; 甲、乙等3类企业 counts sorts.
void TargetParser::Clause::behind_examples(Side& side, const Quantity& quantity) const {
    const ClassedWords::Match unit = m_parser.m_context.prefix(quantity.unit);
    if (side.caused || !side.noun.in(m_text).ends_with(markers::k_and_so) ||
        (unit && (unit.what == target_context::Sort || unit.what == target_context::Point))) {
        return;
    }
    bool caused = false;
    bool referred = false;
    (void)skip_lead(side.noun, &caused, &referred);
    if (caused) {
        side.caused = true;
        side.referred = false;
        side.noun.begin = side.noun.end;
        side.before_verb = side.noun;
    }
}

// 较2020年: a year compared with is no part of what is counted; 由2020年的135万立方米 says where it comes from.
void TargetParser::Clause::without_base(Side& side) const {
    const bool attribute = side.noun.in(m_text).ends_with(markers::k_of);
    const std::uint32_t of = attribute ? static_cast<std::uint32_t>(markers::k_of.size()) : 0;
    for (const base::Span base : m_bases) {
        if ((base.end == side.noun.end || base.end == side.noun.end - of) && base.begin > side.noun.begin) {
            side.from = side.from || base.end != side.noun.end;
            side.noun.end = base.begin;
            return;
        }
    }
}

// 以上, 以内, 左右 after the number; returns what follows it in the clause.
base::Span TargetParser::Clause::read_suffix(const Quantity& quantity, int& suffix) const {
    suffix = -1;
    std::uint32_t end = quantity.span.end;
    for (int i = 0; i < 2; ++i) {
        std::uint32_t at = end;
        at += m_text.substr(at).starts_with(' ') ? 1U : 0U; // 70% 以上 of converted files
        const ClassedWords::Match cue = m_parser.m_cues.prefix(m_text.substr(at));
        if (!cue || cue.what > AboutAfter || (cue.what == MostAfterTime && quantity.kind != UnitKind::Time)) {
            break;
        }
        suffix = cue.what == MostAfterTime ? static_cast<int>(MostAfter) : cue.what;
        end = at + static_cast<std::uint32_t>(cue.size);
    }
    return {end, std::max(end, m_clause.end)};
}

Comparator TargetParser::Clause::compare(const Side& side, const Quantity& quantity) const {
    const bool change =
        quantity.kind == UnitKind::Share || quantity.kind == UnitKind::Points || quantity.kind == UnitKind::Times;
    const bool least = m_suffix == LeastAfter || side.comparator == Least || side.comparator == More ||
                       quantity.value_max || quantity.more;
    if (side.rank && (quantity.kind == UnitKind::Rank || quantity.kind == UnitKind::Count)) {
        return Comparator::RankWithin;
    }
    if (side.growth && change) {
        return least ? Comparator::GrowthAtLeast : Comparator::Growth;
    }
    if (m_suffix == LeastAfter || quantity.value_max) {
        return Comparator::AtLeast;
    }
    if (m_suffix == MostAfter) {
        return Comparator::AtMost;
    }
    switch (side.comparator) {
    case More:
        return Comparator::MoreThan;
    case Least:
        return Comparator::AtLeast;
    case Most:
        return Comparator::AtMost;
    case Less:
        return Comparator::LessThan;
    default:
        return quantity.more ? Comparator::MoreThan : Comparator::Equal;
    }
}

// 在全省范围内举办服务活动: what a verb right after a scope brings about; empty where there is none.
base::Span TargetParser::Clause::after_scope(base::Span span) const {
    constexpr std::uint32_t k_near = 45; // bytes: fifteen characters
    for (std::uint32_t i = span.begin; i < span.end && i < span.begin + k_near;) {
        const ClassedWords::Match scope = m_parser.m_verbs.prefix(m_text.substr(i, span.end - i));
        if (scope && scope.what == Within) {
            const std::uint32_t next = i + scope.size;
            const ClassedWords::Match verb = m_parser.m_verbs.prefix(m_text.substr(next, span.end - next));
            if (verb && (verb.what == Do || verb.what == Yield) && next + verb.size < span.end) {
                return {next + verb.size, span.end};
            }
        }
        i += scope ? scope.size : static_cast<std::uint32_t>(base::utf8_length(m_text[i]));
    }
    return {};
}

// Verbs and adverbs that a metric does not begin with.
base::Span TargetParser::Clause::skip_lead(base::Span span, bool* caused, bool* referred) const {
    while (true) {
        span = trim(m_text, span);
        const ClassedWords::Match verb = m_parser.m_verbs.prefix(span.in(m_text));
        if (!cuts(verb) || verb.size >= span.size()) {
            const base::Span rest = *caused ? base::Span{} : after_scope(span);
            *caused = *caused || !rest.empty();
            return rest.empty() ? span : rest;
        }
        if (verb.what == Act) { // 改造老旧小区827个: the verb may as well be a part of the noun (服务业增加值)
            *caused = true;
            return span;
        }
        if (verb.what == Refer) {
            *referred = *referred || !*caused;
            return span;
        }
        *caused = *caused || verb.what == Do || verb.what == Yield;
        span.begin += verb.size;
    }
}

bool TargetParser::Clause::is_connector(std::string_view text) const {
    const ClassedWords::Match word = m_parser.m_verbs.prefix(text);
    return text.starts_with(markers::k_enumeration) ||
           (word && word.what == Lead && word.size <= 6 && word.size >= text.size());
}

// 100条(个)幸福河湖, 20人以下(含20人)的企业: what a bracket right behind a figure says of it is passed over.
base::Span TargetParser::Clause::behind_bracket(base::Span after) const {
    const std::size_t close = after.in(m_text).starts_with('(') ? brackets::close_of(m_text, after.begin) : 0;
    return close > after.begin && close < after.end ? base::Span{static_cast<std::uint32_t>(close) + 1, after.end}
                                                    : after;
}

// NUMBER 的 noun: a rate of growth, a change promised of what is counted, a share of the noun, or only its attribute.
// `noun` begins behind 的.
std::uint32_t TargetParser::Clause::before_of(Figure& figure, const Side& side, base::Span noun, std::size_t i) {
    const Quantity& quantity = m_quantities[i];
    const std::uint32_t of = noun.begin - static_cast<std::uint32_t>(markers::k_of.size());
    const ClassedWords::Match growth = m_parser.m_context.prefix(noun.in(m_text));
    if (growth && growth.what == target_context::Growth) { // 10%的年增长率
        figure.comparator = figure.comparator == Comparator::AtLeast ? Comparator::GrowthAtLeast : Comparator::Growth;
        figure.stated = true;
        number_last(figure, side);
        return noun.begin + growth.size;
    }
    if (m_changes && side.growth) { // the last of the changes promised of what is counted
        number_last(figure, side);
        return of;
    }
    const ClassedWords::Match where = m_parser.m_verbs.suffix(side.before_verb.in(m_text));
    const bool goes_on = i > m_first && m_text.substr(0, quantity.span.begin).ends_with(markers::k_enumeration);
    const bool share_of = quantity.kind == UnitKind::Share && !goes_on && // 低于标准30%、50%以上的企业
                          (trim(m_text, side.before_verb).empty() || (where && is_scope(where.what)));
    figure.describes = figure.describes || !share_of;
    return share_of ? number_first(figure, side, noun, i) : of;
}

std::uint32_t TargetParser::Clause::decide(Figure& figure, const Side& side, base::Span after, bool one_more,
                                           std::size_t i) {
    const Quantity& quantity = m_quantities[i];
    after = behind_bracket(after);
    const base::Span right = until_next(after, i);
    const base::Span follows = trim(m_text, right);
    const bool listed = right.in(m_text).starts_with(markers::k_enumeration);
    const bool has_noun =
        !follows.empty() && !listed && !is_connector(follows.in(m_text)) && m_text[follows.begin] != '(';
    const bool attribute = follows.in(m_text).starts_with(markers::k_of);
    figure.caused = side.caused || one_more;
    figure.describes = side.referred;
    const base::Span noun{follows.begin + (attribute ? static_cast<std::uint32_t>(markers::k_of.size()) : 0U),
                          std::max(follows.begin, after.end)};
    // 形成100种以上的解决方案; 20人以上的团队 is described.
    if (attribute && m_suffix == LeastAfter && quantity.kind == UnitKind::Count && side.caused &&
        m_parser.m_context.prefix(quantity.unit).what != target_context::Person) {
        return number_first(figure, side, noun, i);
    }
    if (has_noun && side.located && quantity.kind != UnitKind::Time) { // 在10个左右领域开展: where something is done
        figure.describes = true;
        return after.begin;
    }
    if (has_noun && attribute) {
        return before_of(figure, side, noun, i);
    }
    const bool begins_with_verb = [&] {
        bool caused = false;
        bool referred = false;
        (void)skip_lead(side.noun, &caused, &referred);
        return caused;
    }();
    const ClassedWords::Match scope = m_parser.m_verbs.suffix(side.noun.in(m_text));
    const bool scoped = begins_with_verb && scope && is_scope(scope.what);
    const bool measured = quantity.kind == UnitKind::Measure || quantity.kind == UnitKind::Money;
    if (has_noun && measured && sizes_next(right, i)) {
        figure.describes = true; // 建成1000亩以上基地20个
        return after.begin;
    }
    const bool output = quantity.kind == UnitKind::Measure && m_suffix == LeastAfter && (side.yields || one_more);
    if (has_noun && measured && !output && (m_suffix == LeastAfter || m_suffix == MostAfter)) {
        figure.describes = true; // 关停20万千瓦以下机组
        return after.begin;
    }
    const ClassedWords::Match first = m_parser.m_verbs.prefix(m_clause.in(m_text));
    const bool governs = begins_with_verb || (first && first.what == Toward);
    if (has_noun && measured && side.compared && governs && !side.before_verb.empty()) {
        figure.describes = true; // 形成采购量超过1亿吨国际市场采购主体, 对产废量超100吨企业实施审核
        return after.begin;
    }
    if (has_noun && measured && side.compared && side.noun.empty() && i + 1 < m_last) {
        figure.describes = true; // 超五十亿元企业20家, behind 超百亿元企业10家
        return after.begin;
    }
    // 每年突破2种关键材料: the comparator is the verb.
    const bool surpassed = side.compared && quantity.kind == UnitKind::Count && side.before_verb.empty();
    const bool toward = side.toward && side.before_verb.empty();
    if (has_noun && (side.caused || one_more || side.noun.empty() || scoped || surpassed || toward)) {
        figure.caused = figure.caused || scoped || (surpassed && !side.noun.empty());
        figure.toward = toward;
        return number_first(figure, side, after, i);
    }
    if (has_noun && !side.compared && !side.growth && !side.fall && !side.rank) {
        if (quantity.kind == UnitKind::Share || quantity.kind == UnitKind::Time) { // 事项100%网上办理; …的48小时内放行
            number_last(figure, side);
            figure.metric.push_back(follows);
            return after.begin;
        }
        figure.describes = true;
        return after.begin;
    }
    if (has_noun && (quantity.kind == UnitKind::Money || quantity.kind == UnitKind::Measure) && i + 1 < m_last) {
        figure.describes = true; // 产值超10亿元企业5家
        return after.begin;
    }
    if (describes_next(quantity, right, begins_with_verb, i)) {
        figure.describes = true;
        return side.noun.begin;
    }
    number_last(figure, side);
    figure.caused = figure.caused || begins_with_verb;
    return after.begin;
}

} // namespace policygraph::extract
