// SPDX-License-Identifier: Apache-2.0
#include "task_finder.hpp"

#include <algorithm>
#include <set>

namespace policygraph::extract {

namespace {

using structure::Role;
using structure::Section;

// Parts that state thought, aims, time stages or definitions hold no tasks.
bool may_be_task(const Section& section) {
    return section.leaf &&
           (section.role == Role::Tasks || section.role == Role::Safeguards || section.role == Role::Unknown);
}

bool holds_clause(const std::vector<PlacedClause>& clauses, base::Span within) {
    const auto first =
        std::lower_bound(clauses.begin(), clauses.end(), within.begin,
                         [](const PlacedClause& clause, std::uint32_t offset) { return clause.at < offset; });
    return std::any_of(first, clauses.end(), [&](const PlacedClause& clause) {
        return within.contains(clause.at) && !clause.whole_document && !clause.content.owners.empty();
    });
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

TaskFinder::TaskFinder(const lexicon::Lexicon&) {}

void TaskFinder::find(Context& context, const std::vector<PlacedClause>& clauses, const DutyFinder& duties) const {
    const auto& sections = context.outline.sections;
    std::set<std::string_view> paths;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        const bool article = is_article(context.outline, static_cast<int>(i));
        if (article ? !section.leaf ||
                          (!holds_clause(clauses, section.whole) && duties.find(context.text(), section.text).empty())
                    : !may_be_task(section)) {
            continue;
        }
        if (!paths.insert(section.path).second) {
            continue; // a path names one task; a second one is a misread number
        }
        Task task;
        task.path = section.path;
        task.title = context.string(section.heading);
        task.order = static_cast<std::uint32_t>(context.tasks.size() + 1);
        task.text = context.normal.map.to_source(section.whole);
        task.evidence = context.evidence(section.heading, article ? "task.article" : "task.leaf");
        context.tasks.push_back(std::move(task));
        context.section_of_task.push_back(static_cast<int>(i));
        context.task_spans.push_back(section.whole);
    }
}

} // namespace policygraph::extract
