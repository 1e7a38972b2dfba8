// SPDX-License-Identifier: Apache-2.0
#include "target_finder.hpp"

#include "brackets.hpp"
#include "markers.hpp"
#include "review_zones.hpp"
#include "target_context.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace policygraph::extract {

namespace {

using enum target_context::Word;

std::string joined(std::string_view text, const std::vector<base::Span>& pieces) {
    std::string out;
    for (const base::Span piece : pieces) {
        out += piece.in(text);
    }
    return out;
}

bool names_money(const std::vector<Quantity>& quantities, base::Span sentence) {
    const auto first = std::lower_bound(quantities.begin(), quantities.end(), sentence.begin,
                                        [](const Quantity& q, std::uint32_t value) { return q.span.begin < value; });
    const auto last =
        std::find_if(first, quantities.end(), [&](const Quantity& q) { return q.span.begin >= sentence.end; });
    return std::any_of(first, last, [](const Quantity& q) { return q.kind == UnitKind::Money; });
}

std::span<const Moment> moments_in(const Deadlines& deadlines, base::Span span) {
    const std::vector<Moment>& moments = deadlines.moments();
    const auto first = std::lower_bound(moments.begin(), moments.end(), span.begin,
                                        [](const Moment& m, std::uint32_t value) { return m.span.begin < value; });
    const auto last = std::find_if(first, moments.end(), [&](const Moment& m) { return m.span.end > span.end; });
    return {first, last};
}

} // namespace

// A text may say the same aim in its overview and in the task, there without the time.
class TargetFinder::Aims {
public:
    void add(Target target) {
        if (m_known.insert(key(target, target.deadline)).second) {
            m_targets.push_back(std::move(target));
        }
    }
    [[nodiscard]] std::vector<Target> take() {
        std::set<Key> dated;
        for (const Target& target : m_targets) {
            if (!target.deadline.empty()) {
                dated.insert(key(target, {}));
            }
        }
        std::erase_if(m_targets, [&](const Target& t) { return t.deadline.empty() && dated.contains(key(t, {})); });
        return std::move(m_targets);
    }

private:
    using Key = std::tuple<std::string, double, std::string, std::string, Comparator>;
    static Key key(const Target& target, const std::string& deadline) {
        return {target.metric, target.value, target.unit, deadline, target.comparator};
    }

    std::vector<Target> m_targets;
    std::set<Key> m_known;
};

// Where a figure stands.
struct TargetFinder::Place {
    const Context& context;
    const Layout& layout;
    const Deadlines& deadlines;
    base::Span clause;
    base::Span sentence;
    std::vector<base::Span> bases; ///< years of its clause that others are compared with
    bool aims = false;             ///< in a part of aims
    bool money = false;            ///< its sentence names money
    bool ruling = false;           ///< in a 办法 or 标准, where figures are conditions unless they are due
    bool continued = false;        ///< a figure before it in the sentence was a target
    std::string counted{};         ///< the unit of what the clause before counted last: 培育5家A,20家B
    std::vector<std::vector<base::Span>> subjects{}; ///< the metrics of the sentence so far
    std::string unit{};                              ///< of the last of them

    /// Takes over what the clause before it in the sentence has told.
    void follow(Place&& before) {
        constexpr std::uint32_t k_comma = 3; // bytes at most
        continued = before.continued;
        money = before.money;
        subjects = std::move(before.subjects);
        unit = std::move(before.unit);
        counted = clause.begin <= before.clause.end + k_comma ? std::move(before.counted) : std::string{};
    }
};

TargetFinder::TargetFinder(const lexicon::Lexicon& lexicon, const NamePlaces& places)
    : m_quantities(lexicon), m_moments(lexicon), m_parser(lexicon),
      m_context(lexicon, "target_context", target_context::names()),
      m_reviews(lexicon, "review_words", {"review", "outlook"}), m_acts(lexicon.list("task_acts")), m_places(places) {}

// Articles of statutes, headings of conditions or of what has been, titles, quotes and brackets.
bool TargetFinder::no_aims_here(const Context& context, const Layout& layout, base::Span clause) const {
    if (layout.enclosure(clause.begin) != nullptr && layout.in(Layout::Enclosure::Bracket, clause.begin)) {
        return true;
    }
    for (int i = context.section_at(clause.begin); i >= 0;
         i = context.outline.sections[static_cast<std::size_t>(i)].parent) {
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(i)];
        if (section.numbering == structure::Numbering::Article || section.role == structure::Role::General) {
            return true;
        }
        const std::string_view heading = section.heading.in(context.text());
        const ClassedWords::Match word = m_context.suffix(heading);
        const lexicon::Word* act = m_acts.longest_prefix(heading); // 夯实发展基础 is a task
        if (word && word.what == Heading && !(act != nullptr && act->text.size() + word.size <= heading.size())) {
            return true;
        }
    }
    return false;
}

// A title that ends in 办法, 标准, 公告 and the like, with or without (试行); a text without one tells nobody that it
// plans.
bool TargetFinder::is_ruling(const Context& context) const {
    if (!context.outline.header.title) {
        return true;
    }
    std::string_view title = context.outline.header.title->value;
    if (title.ends_with(')')) {
        title = title.substr(0, title.rfind('('));
    }
    const ClassedWords::Match word = m_context.suffix(title);
    return word && word.what == Ruling;
}

// What the metric ends with: 天数 of 优良天数达到310天, 数 of 用户数超过5.6亿.
ClassedWords::Match TargetFinder::end_of(const Place& place, const Figure& figure) const {
    return m_context.suffix(joined(place.context.text(), figure.metric));
}

// 定州市达到500亿元, 丰宁、尚义2个: whose figure it is, not what of.
bool TargetFinder::only_places(std::string_view metric) const {
    while (!metric.empty()) {
        const std::size_t size = m_places.prefix_of_any(metric);
        metric.remove_prefix(size);
        if (size == 0 || (!metric.empty() && !metric.starts_with(markers::k_enumeration))) {
            return false;
        }
        metric.remove_prefix(metric.empty() ? 0 : markers::k_enumeration.size());
    }
    return true;
}

// 甲产业增加值增长15%,占规模以上工业的比重达到30%: of what the figure before tells. False where nothing does.
bool TargetFinder::complete_part(const Place& place, Figure& figure) const {
    const std::string_view text = place.context.text();
    if (!figure.metric.empty() && figure.stated && !figure.counts && !place.subjects.empty() &&
        only_places(joined(text, figure.metric))) { // 全省产业规模达到900亿元,其中甲市达到500亿元
        std::vector<base::Span> subject = place.subjects.back();
        const ClassedWords::Match whole = m_context.prefix(subject.front().in(text));
        subject.front().begin += whole && whole.what == Whole ? static_cast<std::uint32_t>(whole.size) : 0;
        figure.metric.insert(figure.metric.end(), subject.begin(), subject.end());
        return true;
    }
    if (figure.metric.empty() || m_context.prefix(figure.metric.front().in(text)).what != PartOf) {
        return true;
    }
    if (place.subjects.empty() || place.subjects.back().empty()) {
        return false;
    }
    figure.metric.insert(figure.metric.begin(), place.subjects.back().begin(), place.subjects.back().end());
    return true;
}

// 产值超50亿元的集群达到170个,超100亿元的达到100个: the noun of the figure before. False where there is none.
bool TargetFinder::complete_noun(const Place& place, Figure& figure, const Quantity& quantity) {
    const std::string_view text = place.context.text();
    if (quantity.kind != UnitKind::Count || figure.metric.empty() ||
        !figure.metric.back().in(text).ends_with(markers::k_of)) {
        return true;
    }
    if (figure.counts || place.subjects.empty() || place.unit != quantity.unit) {
        return false;
    }
    base::Span noun = place.subjects.back().back();
    const std::size_t of = noun.in(text).rfind(markers::k_of);
    noun.begin += of == std::string_view::npos ? 0 : static_cast<std::uint32_t>(of + markers::k_of.size());
    figure.metric.push_back(noun);
    return !noun.empty();
}

// 城市绿化覆盖率达到40%,农村达到20%: of what the figure before is a share. False where none tells.
bool TargetFinder::complete_region(const Place& place, Figure& figure, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    if (quantity.kind != UnitKind::Share || figure.counts || figure.metric.empty() ||
        end_of(place, figure).what != Region) {
        return true;
    }
    if (place.subjects.empty()) {
        return false;
    }
    base::Span noun = place.subjects.back().back();
    std::uint32_t begin = noun.end; // behind the last region
    for (std::uint32_t at = noun.begin; at < noun.end;) {
        const ClassedWords::Match word = m_context.prefix(text.substr(at, noun.end - at));
        begin = word && word.what == Region ? at + static_cast<std::uint32_t>(word.size) : begin;
        at += word ? static_cast<std::uint32_t>(word.size) : static_cast<std::uint32_t>(base::utf8_length(text[at]));
    }
    noun.begin = begin;
    figure.metric.push_back(noun);
    return !noun.empty();
}

// 两化融合发展指数达到85, 电源使用效率(PUE)降到1.3以下: what has no unit ends in a noun of indices.
bool TargetFinder::ends_with_index(const Place& place, const Figure& figure) const {
    std::string metric = joined(place.context.text(), figure.metric);
    if (const std::size_t open = metric.rfind('('); metric.ends_with(')') && open != std::string::npos) {
        metric.resize(open);
    }
    const ClassedWords::Match word = m_context.suffix(metric);
    return word && word.what == Index;
}

// 数据中心PUE降到1.3以下,严寒地区降到1.25以下: the noun of the figure before.
void TargetFinder::complete_index(const Place& place, Figure& figure) const {
    if (place.subjects.empty() || figure.metric.empty() || ends_with_index(place, figure)) {
        return;
    }
    const base::Span last = place.subjects.back().back();
    const ClassedWords::Match noun = m_context.suffix(last.in(place.context.text()));
    if (noun && noun.what == Index) {
        figure.metric.push_back({last.end - static_cast<std::uint32_t>(noun.size), last.end});
    }
}

bool TargetFinder::fits_unit(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view sentence = place.sentence.in(place.context.text());
    const int end = end_of(place, figure).what;
    switch (quantity.kind) {
    case UnitKind::Price:
    case UnitKind::None:
        return false;
    case UnitKind::Index:
        return figure.stated && (ends_with_index(place, figure) || (quantity.scaled && (end == Number || end == Noun)));
    case UnitKind::Score:
        return figure.stated && end == Days; // 人均预期寿命达到80岁
    case UnitKind::Time:
        return ((figure.comparator == Comparator::AtMost || figure.comparator == Comparator::LessThan) &&
                !m_context.contains(sentence, Procedure) && !m_context.contains(sentence, Apply)) ||
               (figure.stated && end == Days);
    case UnitKind::Rank:
        return figure.comparator == Comparator::RankWithin;
    case UnitKind::Money:
        return !m_context.contains(sentence, Money) && (place.aims || !place.deadlines.at(quantity.span.begin).empty());
    default:
        break;
    }
    if (figure.comparator == Comparator::AtMost && m_context.contains(sentence, Apply)) {
        return false; // 每市推荐不超过5项: a limit on applications
    }
    if (figure.comparator == Comparator::RankWithin) {
        return !figure.metric.empty();
    }
    if (quantity.bare) {
        return figure.stated;
    }
    return !quantity.han || quantity.value >= 10 || figure.comparator == Comparator::AtLeast ||
           (figure.metric.size() == 2 && figure.counts);
}

// A moment of the past, or a word of it (已, 截至) with no deadline between it and the figure.
bool TargetFinder::past(const Place& place, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    if (place.deadlines.past(quantity.span.begin) ||
        m_context.contains(base::Span{place.sentence.begin, quantity.span.begin}.in(text), Told)) {
        return true;
    }
    std::uint32_t begin = place.sentence.begin;
    for (const base::Span deadline : place.deadlines.within(place.sentence)) {
        begin = deadline.end <= quantity.span.begin ? deadline.end : begin;
    }
    const std::string_view told = base::Span{begin, quantity.span.begin}.in(text);
    return m_context.contains(told, Past) || (m_context.contains(told, Against) && !m_context.contains(told, Aim));
}

// 新开通10条, 预期增长13%, (含)20%: verbs or a bracket say nothing of what is counted; 培训48万人次 does.
bool TargetFinder::names_nothing(std::string_view metric, const Figure& figure, const Quantity& quantity) const {
    if (metric.front() == '(' && brackets::close_of(metric, 0) + 1 == metric.size()) {
        return true;
    }
    const TargetParser::Verbs verbs = m_parser.verbs(metric);
    const bool share = quantity.kind == UnitKind::Share || quantity.kind == UnitKind::Points;
    const bool bare = verbs == TargetParser::Verbs::Bare && quantity.kind == UnitKind::Count;
    return verbs != TargetParser::Verbs::None && (figure.counts || share || bare);
}

bool TargetFinder::is_target(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    if (figure.describes || figure.metric.empty() || place.layout.enclosure(quantity.span.begin) != nullptr ||
        !fits_unit(place, figure, quantity)) {
        return false;
    }
    const std::string metric = joined(text, figure.metric);
    const bool years = metric.find_first_not_of("0123456789") + markers::k_year.size() == metric.size() &&
                       metric.ends_with(markers::k_year); // 3年不少于10期
    if (years || metric.starts_with(markers::k_of) || only_places(metric) || base::count_characters(metric) < 2 ||
        place.clause.in(text).ends_with(markers::k_of)) {
        return false; // 营业收入达到5000万元以上的: a condition
    }
    if (names_nothing(metric, figure, quantity)) {
        return false;
    }
    const ClassedWords::Match compared = m_context.prefix(metric);
    const bool whole =
        compared && (compared.what == Whole || compared.what == Yearly) && compared.size == metric.size();
    const ClassedWords::Match end = m_context.suffix(metric);
    const bool grows = figure.comparator == Comparator::Growth || figure.comparator == Comparator::GrowthAtLeast;
    constexpr std::size_t k_ratio = 3; // bytes: 电炉钢比达到10%, but not 占比较上年
    const bool compares = end && end.what == Compared && (grows || !figure.stated || end.size != k_ratio);
    if ((end && end.what == Open) || compares) {
        return false; // 1家医院或1所学校
    }
    if (figure.counts && quantity.kind == UnitKind::Count && compared && compared.what == Given) {
        return false; // 支持62个贫困县
    }
    if ((compared && compared.what == Compared) || whole || m_context.contains(metric, Charge)) {
        return false; // 比“十一五”增加20%, 我国10亿人, 首付比例30%
    }
    if (figure.counts && quantity.kind == UnitKind::Count && quantity.value <= 40) {
        if (const ClassedWords::Match point = m_context.suffix(metric); point && point.what == Point) {
            return false;
        }
    }
    if (past(place, quantity) || m_context.contains(place.clause.in(text), Norm)) {
        return false;
    }
    const bool money_around = figure.counts && quantity.kind == UnitKind::Count && !place.money;
    if (!money_around && m_context.contains(place.sentence.in(text), Give)) {
        return false;
    }
    return is_meant(place, figure, quantity);
}

// What is told of it makes it an aim: a moment, a part of aims, a verb that brings it about, a task.
bool TargetFinder::is_meant(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    const bool due = !place.deadlines.at(quantity.span.begin).empty();
    if (place.ruling && !due && !place.aims) {
        return false;
    }
    const structure::DocumentKind kind = place.context.outline.header.kind;
    const bool each_year = figure.caused && m_context.contains(place.clause.in(text), Yearly);
    if (!due && !place.aims && !each_year &&
        (kind == structure::DocumentKind::News || kind == structure::DocumentKind::Other)) {
        return false; // a report tells what has been
    }
    if (figure.counts) {
        const bool share = quantity.kind == UnitKind::Share;
        const bool toward = figure.toward && !m_context.contains(place.clause.in(text), Past);
        const bool listed = quantity.span.begin == place.clause.begin && quantity.unit == place.counted;
        const bool opens = place.aims && quantity.span.begin == place.clause.begin; // 100家企业通过认证
        return figure.caused || ((due || place.aims) && (figure.stated || share || toward || listed)) || opens ||
               (share && place.context.task_at(quantity.span.begin) >= 0);
    }
    const bool asked = // a share in a task; 力争集群达到170个; 每年工业设计赋能新产品100项
        place.context.task_at(quantity.span.begin) >= 0 &&
        (quantity.kind == UnitKind::Share || m_context.contains(place.clause.in(text), Aim) ||
         (quantity.kind == UnitKind::Count && m_context.contains(place.clause.in(text), Yearly) &&
          !text.substr(quantity.span.end).starts_with(markers::k_enumeration))); // but not the first of 200家、100家
    return figure.stated
               ? (due || place.aims || asked || figure.caused || place.continued || quantity.kind == UnitKind::Time ||
                  figure.comparator != Comparator::Equal)
               : (figure.caused || due || place.aims || place.continued || (asked && quantity.kind == UnitKind::Count));
}

// 每年 before 培训果农100名, with no other moment between; empty where there is none or the figure is a rate of growth.
base::Span TargetFinder::yearly(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    if (figure.comparator == Comparator::Growth || figure.comparator == Comparator::GrowthAtLeast) {
        return {};
    }
    constexpr std::uint32_t k_verbs = 24; // bytes
    for (std::uint32_t at = place.clause.begin; at < quantity.span.begin;) {
        const ClassedWords::Match word = m_context.prefix(text.substr(at, quantity.span.begin - at));
        const base::Span span{at, at + static_cast<std::uint32_t>(word.size)};
        if (word && word.what == Yearly && moments_in(place.deadlines, {span.end, quantity.span.begin}).empty()) {
            const bool inside = std::any_of(figure.metric.begin(), figure.metric.end(),
                                            [&](const base::Span piece) { return piece.contains(span.begin); });
            // 每年建设工作室10个: what is done each year says what the figure is of.
            const std::uint32_t noun =
                figure.metric.empty() ? span.end : std::min(figure.metric.front().begin, quantity.span.begin);
            const bool works = noun > span.end && noun - span.end <= k_verbs &&
                               m_parser.verbs(text.substr(span.end, noun - span.end)) != TargetParser::Verbs::None;
            return inside ? base::Span{} : base::Span{span.begin, works ? noun : span.end};
        }
        at += static_cast<std::uint32_t>(base::utf8_length(text[at]));
    }
    return {};
}

Target TargetFinder::make(const Place& place, const Figure& figure, const Quantity& quantity) const {
    Target target;
    const base::Span every = yearly(place, figure, quantity);
    target.metric = place.context.string(every) + joined(place.context.text(), figure.metric);
    if (quantity.kind == UnitKind::Time && figure.metric.size() == 1 &&
        figure.metric.front().begin >= quantity.span.end && place.clause.begin > place.sentence.begin) {
        // 易腐货物和快件,实行6小时内放行: what is timed stands in the clause before.
        const base::Span before = place.layout.clause(place.clause.begin - 1);
        target.metric = place.context.string(before) + target.metric;
    }
    target.comparator = figure.comparator;
    target.value = quantity.value;
    target.value_max = quantity.value_max;
    target.unit = quantity.unit;
    target.deadline = place.deadlines.at(quantity.span.begin);
    target.task = place.context.task_at(quantity.span.begin);
    if (target.deadline.empty() && target.task >= 0) { // 完成时限:年底前 says until when the task's figures are due
        target.deadline = place.context.tasks[static_cast<std::size_t>(target.task)].deadline;
    }
    const base::Span shown{every.empty() ? figure.span.begin : std::min(every.begin, figure.span.begin),
                           figure.span.end};
    target.evidence = place.context.evidence(shown, figure.counts ? "target.number_first" : "target.number_last",
                                             figure.stated ? 950 : 800);
    return target;
}

// Figures that name no metric of their own. 转诊率2005年达到90%: it stands before the moment; 2010年达到95%, 分别达到
// 60%和80%: those of the clauses before.
std::vector<Figure> TargetFinder::figures_of(const Place& place, const std::vector<Quantity>& quantities,
                                             std::size_t first, std::size_t last) const {
    const std::string_view text = place.context.text();
    const std::uint32_t number = quantities[first].span.begin;
    base::Span clause = place.clause;
    clause.begin = place.deadlines.after_moments(clause.begin, number);
    const std::uint32_t adverbs = m_parser.adverbs(clause.in(text)); // 其中2027年培训100万人次
    if (const std::uint32_t behind = place.deadlines.after_moments(clause.begin + adverbs, number);
        behind != clause.begin + adverbs) {
        clause.begin = behind;
    }
    const auto nameless = [&](const Figure& figure) {
        return figure.stated && !figure.counts &&
               (figure.metric.empty() || m_parser.verbs(joined(text, figure.metric)) != TargetParser::Verbs::None);
    };
    std::vector<Figure> figures = m_parser.parse(text, clause, quantities, first, last, place.bases);
    if (!figures.empty() && nameless(figures.front()) && clause.begin != place.clause.begin) {
        std::vector<base::Span> passed;
        for (const Moment& moment : moments_in(place.deadlines, {place.clause.begin, number})) {
            if (!moment.base) {
                passed.push_back(moment.span);
            }
        }
        const std::uint32_t opening = place.clause.begin + m_parser.adverbs(place.clause.in(text));
        if (!passed.empty() &&
            passed.front().begin > opening) { // else the moment opens the clause: nothing is before it
            passed.insert(passed.end(), place.bases.begin(), place.bases.end());
            std::sort(passed.begin(), passed.end());
            figures = m_parser.parse(text, place.clause, quantities, first, last, passed);
        }
    }
    const auto count = static_cast<std::size_t>(std::count_if(figures.begin(), figures.end(), nameless));
    if (count == 1 && place.subjects.empty() && nameless(figures.front())) {
        if (const base::Span named = m_parser.announced(text, place.layout, place.sentence, place.clause);
            !named.empty()) {
            figures.front().metric = {named};
            return figures;
        }
    }
    if (count != 0 && count <= place.subjects.size()) {
        auto subject = place.subjects.end() - static_cast<std::ptrdiff_t>(count);
        for (Figure& figure : figures) {
            if (nameless(figure)) {
                figure.metric = *subject++;
            }
        }
    }
    return figures;
}

void TargetFinder::read_clause(Place& place, const std::vector<Quantity>& quantities, std::size_t first,
                               std::size_t last, Aims& aims) const {
    std::string counted;
    bool alternative = false;
    for (Figure& figure : figures_of(place, quantities, first, last)) {
        const Quantity& quantity = quantities[figure.quantity];
        if (quantity.kind == UnitKind::Index) {
            complete_index(place, figure);
        }
        counted.clear();
        const bool other = alternative; // 1家医院或1所学校: neither is sure
        alternative = figure.counts && end_of(place, figure).what == Open;
        if (other || !complete_part(place, figure) || !complete_noun(place, figure, quantity) ||
            !complete_region(place, figure, quantity) || !is_target(place, figure, quantity)) {
            continue;
        }
        if (figure.counts && quantity.kind == UnitKind::Count) {
            counted = quantity.unit;
        }
        Target target = make(place, figure, quantity);
        place.continued = true;
        place.subjects.push_back(figure.metric);
        place.unit = quantity.unit;
        aims.add(std::move(target));
    }
    place.counted = std::move(counted);
}

std::vector<Target> TargetFinder::find(const Context& context) const {
    Aims aims;
    const std::string_view text = context.text();
    const std::vector<Quantity> quantities = m_parser.figures(text, context.quantities(m_quantities));
    if (quantities.empty() || context.outline.header.kind == structure::DocumentKind::Law) {
        return {};
    }
    const Layout& layout = context.layout();
    const Deadlines deadlines(context, layout, m_moments);
    const ReviewZones& reviews = context.reviews(m_reviews);
    const bool ruling = is_ruling(context);
    std::optional<Place> before;
    for (std::size_t first = 0; first < quantities.size();) {
        base::Span clause = layout.clause(quantities[first].span.begin);
        if (const int index = context.section_at(quantities[first].span.begin); index >= 0) { // (一)某覆盖率达到…
            const base::Span label = context.outline.sections[static_cast<std::size_t>(index)].label;
            clause.begin =
                clause.contains(label.begin) ? std::min(label.end, quantities[first].span.begin) : clause.begin;
        }
        std::size_t last = first + 1;
        while (last < quantities.size() && clause.contains(quantities[last].span.begin)) {
            ++last;
        }
        Place place{context, layout, deadlines, clause, layout.sentence(clause.begin), {}};
        for (const Moment& moment : moments_in(deadlines, clause)) {
            if (moment.base) {
                place.bases.push_back(moment.span);
            }
        }
        place.ruling = ruling;
        place.aims = context.stands_in(structure::Role::Aims, clause.begin);
        if (before && before->sentence == place.sentence) {
            place.follow(std::move(*before));
        } else {
            place.money = names_money(quantities, place.sentence);
        }
        if (!reviews.contains(clause.begin) && !no_aims_here(context, layout, clause)) {
            read_clause(place, quantities, first, last, aims);
        }
        before.emplace(std::move(place));
        first = last;
    }
    return aims.take();
}

} // namespace policygraph::extract
