// SPDX-License-Identifier: Apache-2.0
#include "time_limit_finder.hpp"

#include "layout.hpp"
#include "markers.hpp"
#include "task_finder.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

TimeLimitFinder::TimeLimitFinder(const lexicon::Lexicon& lexicon, const DutyFinder& duties)
    : m_quantities(lexicon),
      m_words(lexicon, "time_limit_words",
              {"within", "light", "also", "bound", "may", "never", "done", "body", "mostly", "way", "since"}),
      m_duties(duties) {}

// Nothing there allows instead (可以在15日内申请), and nobody else is bound: 市水利局公示后,申请人应当….
bool TimeLimitFinder::goes_on(std::string_view between) const {
    for (std::size_t i = 0; i < between.size();) {
        const ClassedWords::Match word = m_words.prefix(between.substr(i));
        if (word && word.what == May) {
            return false;
        }
        if (word && word.what == Bound && i > 0) {
            const std::string_view before = between.substr(0, i);
            const ClassedWords::Match also = m_words.suffix(before);
            if (before.back() != ',' && !(also && also.what == Also)) {
                return false;
            }
        }
        i += word ? word.size : base::utf8_length(between[i]);
    }
    return true;
}

// The word that binds somebody last before the number: 应当 of 市水利局应当在5日内.
base::Span TimeLimitFinder::last_bound(std::string_view text, base::Span within) const {
    base::Span found{within.begin, within.begin};
    for (std::uint32_t i = within.begin; i < within.end;) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i, within.end - i));
        const std::uint32_t size = word ? word.size : static_cast<std::uint32_t>(base::utf8_length(text[i]));
        found = word && word.what == Bound ? base::Span{i, i + size} : found;
        i += size;
    }
    return found;
}

// Who is bound, before the word that binds: a known organ, or what is one by its last word (经办机构一般,
// 审查机关(部门)).
bool TimeLimitFinder::ends_with_organ(std::string_view before) const {
    const ClassedWords::Match mostly = m_words.suffix(before);
    if (mostly && mostly.what == Mostly) {
        before.remove_suffix(mostly.size);
    }
    if (before.ends_with(')') && before.rfind('(') != std::string_view::npos) {
        before = before.substr(0, before.rfind('('));
    }
    const ClassedWords::Match body = m_words.suffix(before);
    return (body && body.what == Body) || m_duties.ends_with_organ(before);
}

bool TimeLimitFinder::binds_organ(const Context& context, std::uint32_t number, Duties& known) const {
    const std::string_view text = context.text();
    base::Span clause = context.layout().clause(number);
    if (const int section = context.section_at(number); section >= 0) { // 第八条市水利局应当… may stand without a blank
        clause.begin = std::max(clause.begin, context.outline.sections[static_cast<std::size_t>(section)].label.end);
    }
    while (clause.begin < number && text[clause.begin] == ' ') {
        ++clause.begin;
    }
    const base::Span bound = last_bound(text, {clause.begin, number});
    if (!bound.empty() && ends_with_organ(base::Span{clause.begin, bound.begin}.in(text)) &&
        goes_on(text.substr(bound.end, number - bound.end))) {
        return true;
    }
    for (std::uint32_t i = clause.begin; i < number; i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i, number - i));
        if (word && word.what == Since && ends_with_organ(base::Span{clause.begin, i}.in(text)) &&
            goes_on(text.substr(i + word.size, number - i - word.size))) {
            return true; // 主管部门收到申请后20日内
        }
    }
    const base::Span sentence = context.layout().sentence(number);
    if (known.sentence != sentence) {
        known = {sentence, m_duties.find(text, sentence, DutyFinder::Reach::Article)};
    }
    return std::any_of(known.duties.begin(), known.duties.end(), [&](const DutyFinder::Duty& duty) {
        return duty.role == OwnerRole::Responsible && duty.span.end <= number &&
               goes_on(text.substr(duty.span.end, number - duty.span.end));
    });
}

// What is to be done, from behind 内 to the next mark or 并; empty where nothing is.
base::Span TimeLimitFinder::deed(const Context& context, std::uint32_t begin, std::uint32_t end) const {
    const std::string_view text = context.text();
    if (begin < end && text[begin] == ',') {
        ++begin;
    }
    const std::uint32_t sentence_end = end;
    const auto what_at = [&](std::uint32_t at) { return m_words.prefix(text.substr(at, sentence_end - at)).what; };
    end = std::min(end, context.layout().clause(begin).end);
    if (what_at(begin) == Way && end + 1 < sentence_end && text[end] == ',' && what_at(end + 1) != Also) {
        begin = end + 1; // 10日内按照规定,将决定书送达
        end = std::min(sentence_end, context.layout().clause(begin).end);
    }
    while (begin < end) {
        const ClassedWords::Match word = m_words.prefix(text.substr(begin, end - begin));
        if (!word || word.what != Light) {
            break;
        }
        begin += word.size;
    }
    const ClassedWords::Match first = m_words.prefix(text.substr(begin, end - begin));
    if (first && (first.what == Never || (first.what == Done && begin + first.size == end))) {
        return {};
    }
    for (std::uint32_t i = begin; i < end; i += static_cast<std::uint32_t>(base::utf8_length(text[i]))) {
        const ClassedWords::Match word = m_words.prefix(text.substr(i, end - i));
        if (i > begin && ((word && word.what == Also) || text[i] == '(')) {
            end = i;
            break;
        }
    }
    const base::Span found{begin, end};
    constexpr std::size_t k_least = 2; // characters
    const bool condition = found.in(text).ends_with(markers::k_of);
    return condition || base::count_characters(found.in(text)) < k_least ? base::Span{} : found;
}

std::optional<Target> TimeLimitFinder::read(const Context& context, const Quantity& quantity, Duties& known) const {
    const std::string_view text = context.text();
    const ClassedWords::Match within = m_words.prefix(text.substr(quantity.span.end));
    const std::uint32_t number = quantity.span.begin;
    if (quantity.kind != UnitKind::Time || !within || within.what != Within ||
        context.layout().enclosure(number) != nullptr || !is_article(context.outline, context.section_at(number))) {
        return std::nullopt;
    }
    const base::Span done = deed(context, quantity.span.end + within.size, context.layout().sentence(number).end);
    if (done.empty() || !binds_organ(context, number, known)) {
        return std::nullopt;
    }
    Target target;
    target.metric = context.string(done);
    target.comparator = Comparator::AtMost;
    target.value = quantity.value;
    target.unit = quantity.unit;
    target.task = context.task_at(number);
    target.evidence = context.evidence({number, done.end}, "target.time_limit", 800);
    return target;
}

std::vector<Target> TimeLimitFinder::find(const Context& context) const {
    std::vector<Target> targets;
    Duties known;
    for (const Quantity& quantity : context.quantities(m_quantities)) {
        if (std::optional<Target> target = read(context, quantity, known)) {
            targets.push_back(std::move(*target));
        }
    }
    return targets;
}

} // namespace policygraph::extract
