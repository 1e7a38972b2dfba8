// SPDX-License-Identifier: Apache-2.0
#include "target_clause.hpp"

#include "brackets.hpp"
#include "markers.hpp"
#include "target_context.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_metric = 120; // bytes: forty characters

/// Cuts blanks, dashes and list marks off both ends.
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

} // namespace

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
        figure.stated = side.compared || m_suffix >= 0 || side.growth || side.rank;
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

// 1个国家级、5个省级实验室: the noun of the last is that of all.
void TargetParser::Clause::share_nouns() {
    for (std::size_t k = m_figures.size(); k-- > 1;) {
        Figure& figure = m_figures[k - 1];
        const Figure& next = m_figures[k];
        if (!figure.counts || !next.counts || figure.metric.empty() || next.metric.empty()) {
            continue;
        }
        std::size_t size = 0;
        const std::uint32_t begin = m_quantities[next.quantity].span.begin;
        const bool listed = list_mark(m_text, figure.span.end, size) && figure.span.end + size == begin;
        const ClassedWords::Match grade = m_parser.m_verbs.suffix(figure.metric.back().in(m_text));
        if (!listed || !grade || grade.what != Grade) {
            continue;
        }
        if (next.metric.size() > 1) {
            figure.metric.push_back(next.metric.back());
            continue;
        }
        const base::Span whole = next.metric.front();
        std::uint32_t noun = whole.end; // behind the last: 2个三千亿级和一批千亿级产业
        for (std::uint32_t at = whole.begin; at < whole.end;
             at += static_cast<std::uint32_t>(base::utf8_length(m_text[at]))) {
            const ClassedWords::Match same = m_parser.m_verbs.prefix(m_text.substr(at, whole.end - at));
            noun = same && same.what == Grade ? at + static_cast<std::uint32_t>(same.size) : noun;
        }
        if (noun < whole.end) {
            figure.metric.push_back({noun, whole.end});
        }
    }
}

// 产值超10亿元 of 产值超10亿元的企业达到5家, 1000亩以上 of 建成1000亩以上基地20个: it goes before the noun read next.
void TargetParser::Clause::describe(base::Span left, std::uint32_t end) {
    bool caused = false;
    bool referred = false;
    const base::Span begin = skip_lead(left, &caused, &referred);
    const ClassedWords::Match verb = m_parser.m_verbs.prefix(begin.in(m_text));
    const bool only_verbs = begin.empty() || (cuts(verb) && verb.size >= begin.size());
    m_description = {only_verbs ? left.end : begin.begin, end};
}

// 5家[产值超10亿元的企业], 3座[投资2亿元以上工厂]: the noun with the measures before it; empty where none stand there.
base::Span TargetParser::Clause::described(base::Span after, std::size_t i) const {
    std::size_t size = 0;
    std::uint32_t begin = after.begin;
    for (std::size_t next = i + 1; next < m_last; ++next) {
        const Quantity& quantity = m_quantities[next];
        const bool measure = quantity.kind == UnitKind::Money || quantity.kind == UnitKind::Measure;
        const bool change = quantity.kind == UnitKind::Share || quantity.kind == UnitKind::Points;
        const base::Span lead{begin, quantity.span.begin};
        if (quantity.span.begin < begin || (!measure && !change && next == i + 1) || lists(lead)) {
            return {};
        }
        int suffix = -1;
        begin = read_suffix(quantity, suffix).begin;
        const base::Span rest{begin, next + 1 < m_last ? m_quantities[next + 1].span.begin : m_clause.end};
        const bool of = rest.in(m_text).starts_with(markers::k_of);
        if (list_mark(m_text, begin, size)) {
            if (next + 1 == m_last && rest.in(m_text).find(markers::k_of) != std::string_view::npos) {
                return trim(m_text, {after.begin, m_clause.end}); // 产值超1亿元、带动能力强的企业
            }
            begin += static_cast<std::uint32_t>(size);
            continue;
        }
        if (trim(m_text, rest).empty() || (!measure && !of) || rest.size() <= markers::k_of.size()) {
            return {};
        }
        std::uint32_t end = rest.end;
        for (std::uint32_t at = rest.begin; next + 1 < m_last && at < rest.end;
             at += static_cast<std::uint32_t>(base::utf8_length(m_text[at]))) {
            end = list_mark(m_text, at, size) ? at : end; // the next figure's words begin behind the last
        }
        return trim(m_text, {after.begin, end});
    }
    return {};
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

// Whether a count ends the words behind the measure: 基地20个 behind 1000亩以上.
bool TargetParser::Clause::sizes_next(base::Span right, std::size_t i) const {
    if (i + 1 >= m_last || m_quantities[i + 1].kind != UnitKind::Count || m_suffix < 0 || lists(right)) {
        return false;
    }
    std::size_t size = 0;
    int suffix = -1;
    const base::Span behind = read_suffix(m_quantities[i + 1], suffix);
    return trim(m_text, behind).empty() || list_mark(m_text, behind.begin, size);
}

// 培育年产值超100亿元、具备竞争力的龙头企业2家: the first figure belongs to what the second counts.
bool TargetParser::Clause::describes_next(const Quantity& quantity, base::Span right, bool begins_with_verb,
                                          std::size_t i) const {
    return begins_with_verb && i + 1 < m_last && quantity.kind != UnitKind::Count &&
           m_quantities[i + 1].kind == UnitKind::Count && right.in(m_text).starts_with(markers::k_enumeration) &&
           right.in(m_text).find(markers::k_of) != std::string_view::npos;
}

// Up to the first word of comparison in it; the whole where there is none.
base::Span TargetParser::Clause::before_measure(base::Span metric) const {
    for (std::uint32_t i = metric.begin; i < metric.end;
         i += static_cast<std::uint32_t>(base::utf8_length(m_text[i]))) {
        const ClassedWords::Match cue = m_parser.m_cues.prefix(m_text.substr(i, metric.end - i));
        if (cue && cue.what >= More && cue.what <= Equal && cue.size > 3) {
            metric = trim(m_text, {metric.begin, i});
            const ClassedWords::Match adverb = m_parser.m_verbs.suffix(metric.in(m_text)); // 要 of 要达到
            metric.end -= adverb && adverb.what == Lead ? static_cast<std::uint32_t>(adverb.size) : 0;
            return metric;
        }
    }
    return metric;
}

// 引导机构逐步将平均费率降至1%: what is changed stands behind 将.
base::Span TargetParser::Clause::after_object(base::Span metric) const {
    for (std::uint32_t i = metric.begin; i < metric.end;) {
        const ClassedWords::Match verb = m_parser.m_verbs.prefix(m_text.substr(i, metric.end - i));
        if (verb && verb.what == Object && i > metric.begin && i + verb.size < metric.end) {
            return {i + static_cast<std::uint32_t>(verb.size), metric.end};
        }
        i += verb ? static_cast<std::uint32_t>(verb.size) : static_cast<std::uint32_t>(base::utf8_length(m_text[i]));
    }
    return metric;
}

// 比例进一步提高到60%: adverbs are no part of it.
base::Span TargetParser::Clause::without_adverbs(base::Span metric) const {
    constexpr std::size_t k_word = 6; // bytes: 力 of 能力 is none
    for (ClassedWords::Match adverb = m_parser.m_verbs.suffix(metric.in(m_text));
         adverb && (adverb.what == Object || (adverb.what == Lead && adverb.size >= k_word)) &&
         adverb.size < metric.size();
         adverb = m_parser.m_verbs.suffix(metric.in(m_text))) {
        metric.end -= static_cast<std::uint32_t>(adverb.size);
    }
    return metric;
}

void TargetParser::Clause::number_last(Figure& figure, const Side& side) const {
    bool caused = false;
    bool referred = false;
    base::Span metric = trim(m_text, skip_lead(side.noun, &caused, &referred));
    const UnitKind kind = m_quantities[figure.quantity].kind;
    if ((kind == UnitKind::Times || kind == UnitKind::Share) && metric.in(m_text).ends_with(markers::k_of)) {
        metric = before_measure(metric); // 研发强度达到全省平均水平的3倍
    }
    metric = without_adverbs(after_object(metric));
    if (m_description.end == side.noun.begin && !m_description.empty() && !metric.empty() &&
        metric.end - m_description.begin <= k_longest_metric) { // 销售收入超亿元[的企业]达到10家
        metric.begin = m_description.begin;
    } else if (metric.in(m_text).starts_with(markers::k_of)) {
        metric.begin += static_cast<std::uint32_t>(markers::k_of.size());
    }
    if (metric.size() > k_longest_metric) { // of a long list its last member
        const std::size_t mark = metric.in(m_text).rfind(markers::k_enumeration);
        if (mark == std::string_view::npos || metric.size() - mark > k_longest_metric) {
            return;
        }
        metric.begin += static_cast<std::uint32_t>(mark + markers::k_enumeration.size());
    }
    if (!metric.empty()) {
        figure.metric.push_back(metric);
        figure.span.begin = metric.begin;
        if (!side.tail.empty()) {
            figure.metric.push_back(side.tail);
        }
    }
}

// 培育15个A率提升5%以上、B率提升8%以上的集群: what is counted follows the changes promised of it; `noun` is empty where
// it stands in another clause.
bool TargetParser::Clause::changes_follow(std::size_t i, base::Span& noun) const {
    if (i + 1 >= m_last || m_quantities[i].kind != UnitKind::Count || m_quantities[i + 1].kind != UnitKind::Share) {
        return false;
    }
    const Side next = read_left({m_quantities[i].span.end, m_quantities[i + 1].span.begin}, false);
    if (!next.growth || next.noun.in(m_text).find(markers::k_enumeration) != std::string_view::npos) {
        return false;
    }
    const std::size_t of = m_text.substr(0, m_clause.end).rfind(markers::k_of);
    if (of != std::string_view::npos && of >= m_quantities[m_last - 1].span.end) {
        noun = trim(m_text, {static_cast<std::uint32_t>(of + markers::k_of.size()), m_clause.end});
    }
    return true;
}

// 培育[20家]科技型企业和…: the metric follows, up to the next figure's own words or the clause's end.
std::uint32_t TargetParser::Clause::number_first(Figure& figure, const Side& side, base::Span after, std::size_t i) {
    const base::Span raw = until_next(after, i);
    base::Span metric = trim(m_text, raw);
    std::uint32_t consumed = metric.end;
    base::Span noun;
    if (changes_follow(i, noun)) {
        m_changes = true;
        figure.counts = true;
        if (!noun.empty()) {
            figure.metric.push_back(noun);
        }
        return after.begin;
    }
    if (const base::Span whole = described(after, i); !whole.empty() && whole.size() <= k_longest_metric) {
        metric = whole;
        consumed = whole.end;
    } else if (raw.in(m_text).ends_with(markers::k_enumeration)) { // 300名企业家和管理人员、1000名…
        consumed = raw.end;
    } else if (i + 1 < m_last) {
        // The next figure's words begin after the last list mark or connector.
        for (std::size_t at = metric.end; at > metric.begin; --at) {
            std::size_t size = 0;
            if (at < metric.end && list_mark(m_text, at, size)) {
                consumed = static_cast<std::uint32_t>(at);
                metric.end = static_cast<std::uint32_t>(at);
                break;
            }
        }
    }
    figure.counts = true;
    const base::Span who = trim(m_text, side.before_verb);
    if (m_parser.m_context.contains(who.in(m_text), target_context::Every) &&
        who.size() < k_longest_metric) { // 每个县建设1个…
        bool caused = false;
        bool referred = false;
        figure.metric.push_back(skip_lead(who, &caused, &referred));
    }
    metric = trim(m_text, metric);
    const ClassedWords::Match measured = m_parser.m_cues.suffix(metric.in(m_text)); // 产值超 of 产值超1亿元
    const bool cut = measured && measured.what >= More && measured.what <= Less;
    if (!metric.empty() && metric.size() <= k_longest_metric && !cut) {
        figure.metric.push_back(metric);
        figure.span.end = metric.end;
    }
    return consumed;
}

bool TargetParser::Clause::list_mark(std::string_view text, std::size_t at, std::size_t& size) const {
    const std::string_view rest = text.substr(at);
    for (const std::string_view mark :
         {markers::k_enumeration, markers::k_and_and_also, markers::k_and, markers::k_and_also}) {
        if (rest.starts_with(mark)) {
            size = mark.size();
            return true;
        }
    }
    return false;
}

// Whether a list mark stands anywhere in it.
bool TargetParser::Clause::lists(base::Span span) const {
    std::size_t size = 0;
    for (std::uint32_t at = span.begin; at < span.end;
         at += static_cast<std::uint32_t>(base::utf8_length(m_text[at]))) {
        if (list_mark(m_text, at, size)) {
            return true;
        }
    }
    return false;
}

std::vector<base::Span> TargetParser::Clause::names(base::Span list) const {
    std::vector<base::Span> names;
    std::uint32_t begin = list.begin;
    int depth = 0;
    for (std::uint32_t i = list.begin; i < list.end;) {
        std::size_t size = base::utf8_length(m_text[i]);
        depth += m_text[i] == '(' ? 1 : m_text[i] == ')' ? -1 : 0;
        if (depth == 0 && list_mark(m_text, i, size)) {
            names.push_back(trim(m_text, {begin, i}));
            begin = i + static_cast<std::uint32_t>(size);
        }
        i += static_cast<std::uint32_t>(size);
    }
    names.push_back(trim(m_text, {begin, list.end}));
    return names;
}

// A name of a list with the noun that the last one carries for all: 水果、蔬菜、茶叶产量.
std::vector<base::Span> TargetParser::Clause::with_shared(const std::vector<base::Span>& names, std::size_t k,
                                                          base::Span tail) const {
    std::vector<base::Span> metric{names[k]};
    const base::Span last = names.back();
    const ClassedWords::Match noun = m_parser.m_context.suffix(last.in(m_text));
    const ClassedWords::Match own = m_parser.m_context.suffix(names[k].in(m_text));
    if (k + 1 < names.size() && noun && noun.what == target_context::Noun && noun.size < last.size() &&
        !(own && own.what == target_context::Noun)) {
        metric.push_back({last.end - noun.size, last.end});
    }
    if (!tail.empty()) {
        metric.push_back(tail);
    }
    return metric;
}

// 花生种植、收获机械化率分别达到65%和55%: one figure a name.
bool TargetParser::Clause::spread(const Side& side, std::size_t& i, std::uint32_t& consumed) {
    bool caused = false;
    bool referred = false;
    const std::vector<base::Span> metrics = names(skip_lead(side.noun, &caused, &referred));
    if (metrics.size() < 2 || i + metrics.size() > m_last) {
        return false;
    }
    int last_suffix = -1; // 2050万吨、19万吨以上: of all
    (void)read_suffix(m_quantities[i + metrics.size() - 1], last_suffix);
    for (std::size_t k = 0; k < metrics.size(); ++k) {
        const Quantity& quantity = m_quantities[i + k];
        const base::Span after = read_suffix(quantity, m_suffix);
        m_suffix = m_suffix < 0 ? last_suffix : m_suffix;
        Figure figure{
            .quantity = i + k, .metric = with_shared(metrics, k, side.tail), .span = {side.noun.begin, after.begin}};
        figure.comparator = compare(side, quantity);
        figure.stated = true;
        figure.describes = side.referred;
        m_figures.push_back(figure);
        consumed = after.begin;
    }
    i += metrics.size();
    return true;
}

// 马铃薯种植、收获机械化率均达到45%: the same figure for each name.
void TargetParser::Clause::each(const Figure& figure) {
    const std::vector<base::Span> all = names(figure.metric.front());
    for (std::size_t k = 0; k < all.size(); ++k) {
        Figure one = figure;
        one.metric = with_shared(all, k, {});
        m_figures.push_back(one);
    }
}

} // namespace policygraph::extract
