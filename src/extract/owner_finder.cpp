// SPDX-License-Identifier: Apache-2.0
#include "owner_finder.hpp"

#include "markers.hpp"
#include "owner_assignment.hpp"
#include "task_finder.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <iterator>

namespace policygraph::extract {

namespace {

using Class = OwnerWords::Class;

constexpr const char* k_first_rule = "owner.first";
constexpr std::string_view k_running_rule = "owner.running";

bool ends_sentence(std::string_view text, std::size_t offset) {
    const std::size_t mark = markers::k_full_stop.size();
    return offset == 0 || text[offset - 1] == '\n' || text[offset - 1] == ';' ||
           (offset >= mark && text.substr(offset - mark, mark) == markers::k_full_stop);
}

// True where a paragraph ends right before the span and right behind it. Where line ends were lost, the blank of
// the indentation is left of them.
bool alone_on_line(std::string_view text, base::Span span) {
    std::size_t begin = span.begin;
    while (begin > 0 && text[begin - 1] == ' ') {
        --begin;
    }
    std::size_t end = span.end;
    while (end < text.size() && (text[end] == ' ' || text.substr(end).starts_with(markers::k_full_stop))) {
        end += base::utf8_length(text[end]);
    }
    const bool begins = begin == 0 || text[begin - 1] == '\n' || (begin < span.begin && ends_sentence(text, begin));
    return begins && (end == text.size() || text[end] == '\n' || end > span.end);
}

} // namespace

OwnerFinder::OwnerFinder(const lexicon::Lexicon& lexicon, const OrganNames& names)
    : m_words(lexicon), m_names(names), m_moments(lexicon), m_parser(m_words, m_names),
      m_running(m_words, m_names, m_parser), m_duties(lexicon, m_words, m_names) {}

std::optional<PlacedClause> OwnerFinder::in_brackets(std::string_view text, const brackets::Pair& pair) const {
    // A line that ends inside the bracket may cut a word in two (牵头部↵门).
    std::string inner(pair.inner.in(text));
    std::erase(inner, '\n');
    PlacedClause clause{pair.outer, m_parser.parse(inner), "owner.bracket", false, false, pair.outer.begin};
    const auto& content = clause.content;
    const bool says_nothing = content.owners.empty() && content.below.empty() && !content.first_leads;
    if (says_nothing || content.unknown > content.owners.size() + content.below.size() + 1) {
        return std::nullopt;
    }
    clause.own_line = alone_on_line(text, pair.outer);
    return clause;
}

// 责任单位:A、B。 without brackets, to the end of its sentence; 牵头单位:A。责任单位:B goes on.
std::optional<PlacedClause> OwnerFinder::behind_label(std::string_view text, const OwnerWords::Hit& label) const {
    std::size_t before = label.begin;
    while (before > 0 && text[before - 1] == ' ') {
        --before;
    }
    if (label.what > Class::LabelImplement || !text.substr(label.end).starts_with(':') ||
        !ends_sentence(text, before)) {
        return std::nullopt;
    }
    std::size_t end = label.end;
    while (end < text.size() && text[end] != '\n') {
        if (text.substr(end).starts_with(markers::k_full_stop)) {
            const std::string_view rest = text.substr(end + markers::k_full_stop.size());
            if (!m_words.prefix(rest, Class::LabelResponsible, Class::LabelOther)) {
                break;
            }
        }
        end += base::utf8_length(text[end]);
    }
    PlacedClause clause{{label.begin, static_cast<std::uint32_t>(end)}, {}, "owner.label", false, false, label.begin};
    clause.content = m_parser.parse(clause.span.in(text));
    if (clause.content.owners.empty() || clause.content.unknown > clause.content.owners.size()) {
        return std::nullopt;
    }
    clause.own_line = alone_on_line(text, clause.span);
    return clause;
}

std::vector<PlacedClause> OwnerFinder::clauses(const Context& context) const {
    const std::string_view text = context.text();
    std::vector<PlacedClause> found;
    const auto hits = m_words.outermost(context.hits(Cues::Owners));
    const auto& pairs = context.brackets();
    std::size_t pair = 0;
    std::uint32_t done = 0; // everything before it was looked at
    const auto& sections = context.outline.sections;
    std::size_t section = 0; // the first whose label stands behind the word
    for (const auto& hit : hits) {
        if (hit.begin < done) {
            continue;
        }
        while (pair < pairs.size() && pairs[pair].outer.end <= hit.begin) {
            ++pair;
        }
        for (; section < sections.size() && sections[section].label.end <= hit.begin; ++section) {
            done = std::max(done, sections[section].label.end); // 第二条 市教育局为牵头单位
        }
        std::optional<PlacedClause> clause;
        for (std::size_t p = pair; p < pairs.size() && pairs[p].outer.begin < hit.begin && !clause; ++p) {
            if (pairs[p].outer.contains(hit.begin)) {
                clause = in_brackets(text, pairs[p]);
            }
        }
        if (!clause && OwnerWords::is_label(hit.what)) {
            clause = behind_label(text, hit);
        }
        const bool verb =
            hit.what == Class::VerbLead || hit.what == Class::VerbResponsible || hit.what == Class::VerbImplement;
        if (!clause && (verb || hit.what <= Class::LabelParticipant)) {
            if (auto running = verb ? m_running.parse(text, hit, done) : m_running.parse_is(text, hit, done)) {
                // An article speaks of its matter: 本办法施行前已经受理的,由某局负责办理.
                const bool article = section > 0 && is_article(context.outline, static_cast<int>(section) - 1);
                clause = PlacedClause{running->span, std::move(running->content),         k_running_rule.data(),
                                      false,         running->whole_document && !article, hit.begin};
            }
        }
        if (!clause && hit.what == Class::First && states_first_leads(text, hit)) {
            clause = PlacedClause{{hit.begin, hit.end}, {}, k_first_rule, false, false, hit.begin};
        }
        if (clause) {
            done = std::max(done, clause->span.end);
            found.push_back(std::move(*clause));
        }
    }
    add_bare_lists(context, found);
    return found;
}

// …服务平台。(市科委、市卫生健康委): where nothing else says who does the items and several of them end so.
void OwnerFinder::add_bare_lists(const Context& context, std::vector<PlacedClause>& found) const {
    constexpr std::size_t k_least = 3; // lists of several organs in the document
    const std::string_view text = context.text();
    const auto says_more = [](const PlacedClause& clause) { return clause.rule != k_running_rule; };
    if (std::any_of(found.begin(), found.end(), says_more)) {
        return;
    }
    std::vector<PlacedClause> lists;
    std::size_t several = 0;
    for (const brackets::Pair& pair : context.brackets()) {
        std::size_t end = pair.outer.end;
        while (end < text.size() && (text[end] == ' ' || text.substr(end).starts_with(markers::k_full_stop))) {
            end += base::utf8_length(text[end]);
        }
        const bool closes = text[pair.outer.begin] == '(' && (end == text.size() || text[end] == '\n');
        const auto names = closes ? m_names.list(pair.inner.in(text), OrganNames::Mode::Open) : std::nullopt;
        if (!names || names->names.empty() || names->unnamed != 0 || !m_names.begins_as_organ(pair.inner.in(text))) {
            continue;
        }
        several += names->names.size() > 1 ? 1 : 0;
        PlacedClause clause{pair.outer, {}, "owner.bracket_list", false, false, pair.outer.begin};
        clause.content.labelled = true;
        for (const OrganName& organ : names->names) {
            clause.content.owners.push_back({organ, OwnerRole::Responsible});
        }
        lists.push_back(std::move(clause));
    }
    if (several >= k_least) {
        found.insert(found.end(), std::make_move_iterator(lists.begin()), std::make_move_iterator(lists.end()));
        std::stable_sort(found.begin(), found.end(),
                         [](const PlacedClause& a, const PlacedClause& b) { return a.span.begin < b.span.begin; });
    }
}

// 注:列第一位者为牵头单位: said outside a clause, it holds for the whole document.
bool OwnerFinder::states_first_leads(std::string_view text, const OwnerWords::Hit& first) const {
    constexpr std::size_t k_reach = 60; // bytes
    const std::string_view rest = text.substr(first.end, k_reach);
    const std::string_view sentence = rest.substr(0, std::min(rest.find('\n'), rest.find(markers::k_full_stop)));
    const auto hits = m_words.scan(sentence);
    return std::any_of(hits.begin(), hits.end(), [](const OwnerWords::Hit& hit) {
        return hit.what == Class::VerbLead || hit.what == Class::LabelLead;
    });
}

// The header of a column is the label of its cells.
std::optional<PlacedClause> OwnerFinder::in_cell(std::string_view text, const structure::TableCell& cell) const {
    PlacedClause clause{cell.text, {}, "owner.cell", false, false, cell.text.begin};
    const std::string header(cell.header.in(text));
    clause.content = m_parser.parse(header + ":" + std::string(cell.text.in(text)));
    if (clause.content.owners.empty()) { // a header that is no label: 单位
        const auto names = m_names.list(cell.text.in(text), OrganNames::Mode::Closed);
        for (const OrganName& organ : names ? names->names : std::vector<OrganName>{}) {
            clause.content.owners.push_back({organ, OwnerRole::Responsible});
        }
    }
    return clause.content.owners.empty() ? std::nullopt : std::optional(std::move(clause));
}

void OwnerFinder::read_cells(Context& context, OwnerAssignment& assignment) const {
    for (const structure::TableCell& cell : context.outline.cells) {
        const auto row = std::find(context.section_of_task.begin(), context.section_of_task.end(), cell.section);
        if (row == context.section_of_task.end()) {
            continue;
        }
        const auto task = static_cast<int>(row - context.section_of_task.begin());
        if (cell.kind == structure::TableCell::Kind::Deadline) {
            assignment.set_deadline(task, context.string(cell.text));
        } else if (const auto clause = in_cell(context.text(), cell)) {
            assignment.add(*clause, task);
        }
    }
}

std::vector<Owner> OwnerFinder::find(Context& context, const std::vector<PlacedClause>& clauses) const {
    OwnerAssignment assignment(context, m_moments);
    assignment.set_first_leads(std::any_of(clauses.begin(), clauses.end(),
                                           [](const PlacedClause& clause) { return clause.rule == k_first_rule; }));
    read_cells(context, assignment);
    for (const PlacedClause& clause : clauses) {
        assignment.add(clause);
    }
    for (std::size_t task = 0; task < context.tasks.size(); ++task) {
        const auto& section = context.outline.sections[static_cast<std::size_t>(context.section_of_task[task])];
        for (const DutyFinder::Duty& duty : m_duties.headed(context, context.section_of_task[task])) {
            assignment.add(duty, static_cast<int>(task));
        }
        for (const DutyFinder::Duty& duty : m_duties.of_list(context, context.section_of_task[task])) {
            assignment.add(duty, static_cast<int>(task));
        }
        const bool article = is_article(context.outline, context.section_of_task[task]);
        if (!article && context.outline.header.kind != structure::DocumentKind::Official) {
            continue; // what news or an explanation tells lays no duty
        }
        const auto reach = article ? DutyFinder::Reach::Article : DutyFinder::Reach::Plan;
        for (const DutyFinder::Duty& duty : m_duties.find(context.text(), section.text, reach)) {
            assignment.add(duty, static_cast<int>(task));
        }
    }
    return assignment.finish();
}

} // namespace policygraph::extract
