// SPDX-License-Identifier: Apache-2.0
#include "task_finder.hpp"

#include "markers.hpp"

#include <policygraph/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace policygraph::extract {

namespace {

using structure::Role;
using structure::Section;

constexpr std::size_t k_longest_title = 300; // bytes
constexpr std::string_view k_running_rule = "owner.running";

// Parts that state thought, aims, time stages or definitions hold no tasks.
bool may_be_task(const Section& section) {
    return section.leaf &&
           (section.role == Role::Tasks || section.role == Role::Safeguards || section.role == Role::Unknown);
}

// Whether the section stands in a part (一、); in texts of rules such are measures, what stands elsewhere is not.
bool stands_in_part(const structure::Outline& outline, const Section& section) {
    const Section* one = &section;
    while (one->numbering != structure::Numbering::Part && one->parent >= 0) {
        one = &outline.sections[static_cast<std::size_t>(one->parent)];
    }
    return one->numbering == structure::Numbering::Part;
}

// The title without what stands in brackets at its end: …指标体系(2023年版).
std::string_view without_brackets(std::string_view title) {
    while (title.ends_with(')') && title.rfind('(') != std::string_view::npos) {
        title = title.substr(0, title.rfind('('));
    }
    return title;
}

base::Span first_sentence(std::string_view text, base::Span span) {
    const std::size_t stop = span.in(text).find(markers::k_full_stop);
    return stop == std::string_view::npos ? span
                                          : base::Span{span.begin, span.begin + static_cast<std::uint32_t>(stop)};
}

bool holds_clause(const std::vector<PlacedClause>& clauses, base::Span within, bool running = true) {
    const auto first =
        std::lower_bound(clauses.begin(), clauses.end(), within.begin,
                         [](const PlacedClause& clause, std::uint32_t offset) { return clause.at < offset; });
    return std::any_of(first, clauses.end(), [&](const PlacedClause& clause) {
        return within.contains(clause.at) && !clause.whole_document && !clause.content.owners.empty() &&
               (running || clause.rule != k_running_rule);
    });
}

// A path names one task. Where several plans in one file count anew, the second becomes 2/1#2; the same
// heading again is a repetition.
std::optional<std::string> free_path(std::map<std::string, std::string>& used, const std::string& path,
                                     const std::string& title) {
    std::string candidate = path;
    for (int copy = 2;; ++copy) {
        const auto [at, fresh] = used.try_emplace(candidate, title);
        if (fresh) {
            return candidate;
        }
        if (at->second == title) {
            return std::nullopt;
        }
        candidate = path + "#" + std::to_string(copy);
    }
}

// GUIDE: the path is what is printed, from the outside in.
std::string printed_path(const structure::Outline& outline, int index) {
    std::string path;
    for (; index >= 0; index = outline.sections[static_cast<std::size_t>(index)].parent) {
        const Section& section = outline.sections[static_cast<std::size_t>(index)];
        const bool article = section.numbering == structure::Numbering::Article;
        path.insert(0, (article ? "art" : "") + std::to_string(section.printed) + (path.empty() ? "" : "/"));
        if (article) {
            break;
        }
    }
    return path;
}

int chapter_of(const structure::Outline& outline, int index) {
    while (outline.sections[static_cast<std::size_t>(index)].parent >= 0) {
        index = outline.sections[static_cast<std::size_t>(index)].parent;
    }
    return index;
}

// The outline's marks of a part (annex1/2/1) and its corrections of numbers stay only where the printed path of one of
// a chapter's tasks is that of a task elsewhere in the file.
void take_printed_paths(Context& context) {
    std::set<std::string> taken;
    std::map<int, std::vector<std::size_t>> chapters; // by their sections, the tasks
    for (std::size_t i = 0; i < context.tasks.size(); ++i) {
        taken.insert(context.tasks[i].path);
        chapters[chapter_of(context.outline, context.section_of_task[i])].push_back(i);
    }
    for (const auto& [chapter, tasks] : chapters) {
        std::vector<std::string> printed;
        for (const std::size_t task : tasks) {
            printed.push_back(printed_path(context.outline, context.section_of_task[task]));
        }
        bool free = true;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            free = free && (printed[i] == context.tasks[tasks[i]].path || !taken.contains(printed[i]));
        }
        for (std::size_t i = 0; i < tasks.size() && free; ++i) {
            context.tasks[tasks[i]].path = printed[i];
            taken.insert(printed[i]);
        }
    }
}

} // namespace

bool is_article(const structure::Outline& outline, int section) {
    while (section >= 0) {
        const Section& one = outline.sections[static_cast<std::size_t>(section)];
        if (one.numbering == structure::Numbering::Article) {
            return true;
        }
        section = one.parent;
    }
    return false;
}

TaskFinder::TaskFinder(const lexicon::Lexicon& lexicon)
    : m_form(lexicon), m_words(lexicon, "task_words",
                               {"opener", "measure", "amend", "question", "rules", "ask", "approve", "report", "look",
                                "admin", "amending", "appendix", "send", "frame", "term"}) {}

// 办法, 规定, 条例 and what else is written in articles, whether a copy has kept their numbers or not.
// Bytes of the word that says so, 0 where the text is none.
std::size_t TaskFinder::rules_word(const Context& context) const {
    const auto& header = context.outline.header;
    if (header.kind == structure::DocumentKind::Law) {
        return 1;
    }
    const std::string_view title =
        without_brackets(header.title ? std::string_view(header.title->value) : std::string_view());
    const ClassedWords::Match end = m_words.suffix(title);
    return end && end.what == Rules ? end.size : 0;
}

// 有下列情形之一的:(一)…;(二)…: the sentence before the first of the items says what they are.
bool TaskFinder::lists_conditions(const Context& context, std::size_t section) const {
    const auto& sections = context.outline.sections;
    const Section& item = sections[section];
    std::uint32_t begin = item.label.begin;
    for (std::size_t i = section; i-- > 0;) {
        const Section& before = sections[i];
        if (before.parent != item.parent || before.part != item.part) {
            if (before.depth < item.depth) {
                break;
            }
            continue; // inside a sibling
        }
        if (before.numbering != item.numbering || begin <= before.label.begin) {
            break;
        }
        begin = before.label.begin;
        if (before.number == 1) {
            break;
        }
    }
    std::string_view lead = context.text().substr(0, begin);
    while (!lead.empty() && (lead.back() == ' ' || lead.back() == '\n')) {
        lead.remove_suffix(1);
    }
    if (!lead.ends_with(':')) {
        return false;
    }
    constexpr std::size_t k_reach = 300; // bytes
    std::size_t from = lead.size() - std::min(lead.size(), k_reach);
    while (from < lead.size() && (static_cast<unsigned char>(lead[from]) & 0xC0U) == 0x80U) {
        ++from;
    }
    lead = lead.substr(from);
    const std::size_t stop = lead.rfind(markers::k_full_stop);
    lead = lead.substr(stop == std::string_view::npos ? 0 : stop + markers::k_full_stop.size());
    lead = lead.substr(lead.find_last_of(";\n") + 1);
    const std::string_view clause = lead.substr(lead.find_last_of(',') + 1);
    return m_words.contains(lead, Opener) && !m_words.contains(clause, Measure);
}

// 同意…, 请问…, …进展情况: what approves, asks, looks back or announces.
bool TaskFinder::is_no_measure(std::string_view heading) const {
    const ClassedWords::Match begin = m_words.prefix(heading);
    const ClassedWords::Match end = m_words.suffix(heading);
    if (heading.starts_with(markers::k_open_title) && heading.ends_with(markers::k_close_title)) {
        return true; // a list of documents
    }
    if (base::count_characters(heading) < 2 ||
        (begin && (begin.what == Amend || begin.what == Ask || begin.what == Approve || begin.what == Admin))) {
        return true;
    }
    constexpr std::size_t k_term = 7; // characters: 测试方法和内容
    if (end && end.what == Term && base::count_characters(heading) <= k_term && !m_form.acts(heading)) {
        return true; // 产品范围
    }
    return (end && end.what == Question) || looks_back(heading);
}

// …进展情况, but not 报送进展情况.
bool TaskFinder::looks_back(std::string_view heading) const {
    const ClassedWords::Match begin = m_words.prefix(heading);
    const ClassedWords::Match end = m_words.suffix(heading);
    return end && end.what == Report && !(begin && begin.what == Look) && !m_words.contains(heading, Send);
}

bool TaskFinder::changes_other_texts(const Context& context) const {
    const auto& header = context.outline.header.title;
    const std::string_view title =
        header ? std::string_view(header->value) : context.text().substr(0, context.text().find('\n'));
    return m_words.contains(title.substr(0, k_longest_title), Amending);
}

// 三、申报条件 (一)…: below a heading that announces conditions, papers or procedures.
bool TaskFinder::in_frame(const Context& context, const structure::Section& section) const {
    for (int above = section.parent; above >= 0;) {
        const Section& one = context.outline.sections[static_cast<std::size_t>(above)];
        const std::string_view heading = one.heading.in(context.text());
        const ClassedWords::Match begin = m_words.prefix(heading);
        if (!(begin && begin.what == Look) && m_words.contains(heading, Frame)) {
            return true;
        }
        above = one.parent;
    }
    return false;
}

// Annexes of terms, forms, lists and norms.
bool TaskFinder::in_appendix(const Context& context, const structure::Section& section) const {
    const structure::Part& part = context.outline.parts[static_cast<std::size_t>(section.part)];
    const std::string_view title = without_brackets(part.title.in(context.text()));
    const ClassedWords::Match end = m_words.suffix(title);
    return part.kind == structure::Part::Kind::Annex && end && end.what == Appendix &&
           !m_words.contains(title, Measure);
}

// Conditions, offences, amendments of other texts, questions: numbered, but nothing that is to be done.
bool TaskFinder::is_no_work(const Context& context, std::size_t section) const {
    const Section& item = context.outline.sections[section];
    std::string_view whole = item.text.in(context.text());
    while (!whole.empty() && (whole.back() == ' ' || whole.back() == '\n' || whole.back() == ';')) {
        whole.remove_suffix(1);
    }
    if (whole.ends_with(markers::k_full_stop)) {
        whole.remove_suffix(markers::k_full_stop.size());
    }
    if (whole.ends_with(markers::k_of) || lists_conditions(context, section)) {
        return true; // …的;
    }
    return is_no_measure(item.heading.in(context.text())) || in_appendix(context, item) || in_frame(context, item);
}

// A leaf of an article that lays a duty on a named organ, itself or by the lead of the list that it is an item of.
bool TaskFinder::lays_duty(const Context& context, const std::vector<PlacedClause>& clauses, const DutyFinder& duties,
                           std::size_t section) const {
    const Section& item = context.outline.sections[section];
    if (!item.leaf || m_form.of_applicants(item.heading.in(context.text()))) {
        return false;
    }
    return holds_clause(clauses, item.whole) ||
           !duties.find(context.text(), item.text, DutyFinder::Reach::Article).empty() ||
           !duties.of_list(context, static_cast<int>(section)).empty();
}

void TaskFinder::find(Context& context, const std::vector<PlacedClause>& clauses, const DutyFinder& duties) const {
    const auto& sections = context.outline.sections;
    std::map<std::string, std::string> used;
    constexpr std::size_t k_procedure = 12; // bytes: 管理办法, 认定办法
    const bool changes = changes_other_texts(context);
    const bool fragment =
        context.outline.header.kind == structure::DocumentKind::Other && !context.outline.header.title;
    const std::size_t rules = rules_word(context);
    std::vector<WorkForm::Text> forms; // one a part
    for (const structure::Part& part : context.outline.parts) {
        forms.push_back(m_form.text_form(context, part));
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        const bool article = is_article(context.outline, static_cast<int>(i));
        if (article ? !lays_duty(context, clauses, duties, i) : !may_be_task(section)) {
            continue;
        }
        // In a copy without line ends the last item of a list holds all that follows it.
        const bool needs_clause =
            changes || fragment || rules >= k_procedure || (rules != 0 && !stands_in_part(context.outline, section));
        const base::Span own = needs_clause ? first_sentence(context.text(), section.whole) : section.whole;
        const WorkForm::Text form = forms[static_cast<std::size_t>(section.part)];
        const bool past = form == WorkForm::Text::Silent || looks_back(section.heading.in(context.text()));
        const bool bare = !holds_clause(clauses, own, !past);
        if (!article && bare &&
            (is_no_work(context, i) || ((needs_clause || !m_form.is_work(context, section, form)) &&
                                        duties.find(context.text(), own, DutyFinder::Reach::Subjects).empty()))) {
            continue;
        }
        Task task;
        task.title = context.string(section.heading);
        const auto path = free_path(used, section.path, task.title);
        if (!path) {
            continue; // the same article twice
        }
        task.path = *path;
        task.order = static_cast<std::uint32_t>(context.tasks.size() + 1);
        task.text = context.normal.map.to_source(section.whole);
        task.evidence = context.evidence(section.heading, article ? "task.article" : "task.leaf");
        context.tasks.push_back(std::move(task));
        context.section_of_task.push_back(static_cast<int>(i));
        context.task_spans.push_back(section.whole);
    }
    take_printed_paths(context);
}

} // namespace policygraph::extract
