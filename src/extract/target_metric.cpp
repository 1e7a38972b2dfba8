// SPDX-License-Identifier: Apache-2.0
// What a figure counts: the words of its clause that are its metric.
#include "target_clause.hpp"

#include "brackets.hpp"
#include "markers.hpp"
#include "target_context.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_longest_metric = 120; // bytes: forty characters

} // namespace

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

bool TargetParser::Clause::list_mark(std::string_view text, std::size_t at, std::size_t& size) {
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
    const ClassedWords::Match region = m_parser.m_context.prefix(last.in(m_text));
    const ClassedWords::Match alone = m_parser.m_context.prefix(names[k].in(m_text));
    if (k + 1 < names.size() && region && region.what == target_context::Region && alone && alone.what == region.what &&
        alone.size == names[k].size()) { // 城市和县城污水处理率
        metric.push_back({last.begin + region.size, last.end});
    } else if (k + 1 < names.size() && noun && noun.what == target_context::Noun && noun.size < last.size() &&
               !(own && own.what == target_context::Noun)) {
        metric.push_back({last.end - noun.size, last.end});
    }
    if (!tail.empty()) {
        metric.push_back(tail);
    }
    return metric;
}

// How many figures of one unit follow each other from the i-th on with list marks between.
std::size_t TargetParser::Clause::listed_from(std::size_t i) const {
    std::size_t count = 1;
    for (std::size_t size = 0; i + count < m_last; ++count) {
        int suffix = -1;
        const std::uint32_t end = read_suffix(m_quantities[i + count - 1], suffix).begin;
        if (!list_mark(m_text, end, size) || end + size != m_quantities[i + count].span.begin) {
            break;
        }
    }
    return count;
}

// 花生种植、收获机械化率分别达到65%和55%: one figure a name.
bool TargetParser::Clause::spread(const Side& side, std::size_t& i, std::uint32_t& consumed) {
    bool caused = false;
    bool referred = false;
    std::vector<base::Span> metrics = names(skip_lead(side.noun, &caused, &referred));
    const std::size_t numbers = listed_from(i);
    while (numbers >= 2 && metrics.size() > numbers) { // 工业和信息化部门培育甲企业、乙企业分别…: two names, not three
        auto next = std::find_if(metrics.begin() + 1, metrics.end(), [&](base::Span name) {
            return !m_text.substr(0, name.begin).ends_with(markers::k_enumeration);
        });
        next = next == metrics.end() ? metrics.begin() + 1 : next;
        next->begin = (next - 1)->begin;
        metrics.erase(next - 1);
    }
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
