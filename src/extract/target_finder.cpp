// SPDX-License-Identifier: Apache-2.0
#include "target_finder.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

enum ContextWord { Past, Money, Point, Heading, Growth, Every };

std::string joined(std::string_view text, const std::vector<base::Span>& pieces) {
    std::string out;
    for (const base::Span piece : pieces) {
        out += piece.in(text);
    }
    return out;
}

} // namespace

// Where a figure stands.
struct TargetFinder::Place {
    const Context& context;
    const Layout& layout;
    const Deadlines& deadlines;
    base::Span clause;
    base::Span sentence;
    bool aims = false;      ///< in a part of aims
    bool continued = false; ///< a figure before it in the sentence was a target
};

TargetFinder::TargetFinder(const lexicon::Lexicon& lexicon)
    : m_quantities(lexicon), m_moments(lexicon), m_parser(lexicon),
      m_context(lexicon, "target_context", {"past", "money", "point", "heading", "growth", "every"}) {}

// Articles of statutes, headings of conditions or of what has been, titles, quotes and brackets.
bool TargetFinder::no_aims_here(const Context& context, const Layout& layout, base::Span clause) const {
    if (layout.enclosure(clause.begin) != nullptr && layout.in(Layout::Enclosure::Bracket, clause.begin)) {
        return true;
    }
    for (int i = context.section_at(clause.begin); i >= 0; i = context.outline.sections[static_cast<std::size_t>(i)].parent) {
        const structure::Section& section = context.outline.sections[static_cast<std::size_t>(i)];
        if (section.numbering == structure::Numbering::Article || section.role == structure::Role::General) {
            return true;
        }
        const std::string_view heading = section.heading.in(context.text());
        if (base::count_characters(heading) <= 16 && m_context.contains(heading, Heading)) {
            return true;
        }
    }
    return false;
}

bool TargetFinder::fits_unit(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view sentence = place.sentence.in(place.context.text());
    switch (quantity.kind) {
    case UnitKind::Price:
    case UnitKind::Score:
        return false;
    case UnitKind::Time:
        return figure.comparator == Comparator::AtMost;
    case UnitKind::Rank:
        return figure.comparator == Comparator::RankWithin;
    case UnitKind::Money:
        return !m_context.contains(sentence, Money);
    default:
        break;
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

bool TargetFinder::is_target(const Place& place, const Figure& figure, const Quantity& quantity) const {
    const std::string_view text = place.context.text();
    if (figure.describes || figure.metric.empty() || place.layout.enclosure(quantity.span.begin) != nullptr ||
        !fits_unit(place, figure, quantity)) {
        return false;
    }
    const std::string metric = joined(text, figure.metric);
    if (base::count_characters(metric) < 2 || place.clause.in(text).ends_with(markers::k_of)) {
        return false; // 营业收入达到5000万元以上的: a condition
    }
    if (figure.counts && quantity.value <= 40) {
        const ClassedWords::Match point = ClassedWords::Match(m_context.suffix(metric));
        if (point && point.what == Point) {
            return false;
        }
    }
    if (place.deadlines.past(quantity.span.begin) || m_context.contains(base::Span{place.clause.begin, quantity.span.begin}.in(text), Past)) {
        return false;
    }
    const bool due = !place.deadlines.at(quantity.span.begin).empty();
    if (figure.counts) {
        return figure.caused || ((due || place.aims) && (figure.stated || quantity.kind == UnitKind::Share));
    }
    return figure.stated ? (due || place.aims || figure.caused || place.continued || quantity.kind == UnitKind::Time ||
                            figure.comparator != Comparator::Equal)
                         : (figure.caused || due || place.aims || place.continued);
}

Target TargetFinder::make(const Place& place, const Figure& figure, const Quantity& quantity) const {
    Target target;
    target.metric = joined(place.context.text(), figure.metric);
    target.comparator = figure.comparator;
    target.value = quantity.value;
    target.value_max = quantity.value_max;
    target.unit = quantity.unit;
    target.deadline = place.deadlines.at(quantity.span.begin);
    target.task = place.context.task_at(quantity.span.begin);
    target.evidence = place.context.evidence(figure.span, figure.counts ? "target.number_first" : "target.number_last",
                                             figure.stated ? 950 : 800);
    return target;
}

void TargetFinder::read_clause(Place& place, const std::vector<Quantity>& quantities, std::size_t first,
                               std::size_t last, std::vector<Target>& targets) const {
    const std::string_view text = place.context.text();
    base::Span clause = place.clause;
    clause.begin = place.deadlines.after_moments(clause.begin, quantities[first].span.begin);
    for (const Figure& figure : m_parser.parse(text, clause, quantities, first, last)) {
        const Quantity& quantity = quantities[figure.quantity];
        if (is_target(place, figure, quantity)) {
            targets.push_back(make(place, figure, quantity));
            place.continued = true;
        }
    }
}

std::vector<Target> TargetFinder::find(const Context& context) const {
    std::vector<Target> targets;
    const std::string_view text = context.text();
    const std::vector<Quantity> quantities = m_quantities.scan(text);
    if (quantities.empty() || context.outline.header.kind == structure::DocumentKind::Law) {
        return targets;
    }
    const Layout layout(text);
    const int year = document_year(context);
    const Deadlines deadlines(context, layout, m_moments.scan(text, year), year);
    base::Span sentence;
    bool continued = false;
    for (std::size_t first = 0; first < quantities.size();) {
        const base::Span clause = layout.clause(quantities[first].span.begin);
        std::size_t last = first + 1;
        while (last < quantities.size() && clause.contains(quantities[last].span.begin)) {
            ++last;
        }
        Place place{context, layout, deadlines, clause, layout.sentence(clause.begin)};
        place.continued = continued && place.sentence == sentence;
        const int section = context.section_at(clause.begin);
        for (int i = section; i >= 0; i = context.outline.sections[static_cast<std::size_t>(i)].parent) {
            place.aims = place.aims || context.outline.sections[static_cast<std::size_t>(i)].role == structure::Role::Aims;
        }
        if (!no_aims_here(context, layout, clause)) {
            read_clause(place, quantities, first, last, targets);
        }
        sentence = place.sentence;
        continued = place.continued;
        first = last;
    }
    return targets;
}

} // namespace policygraph::extract
