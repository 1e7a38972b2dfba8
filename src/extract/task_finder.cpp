// SPDX-License-Identifier: Apache-2.0
#include "task_finder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

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
    std::map<std::string, std::string> used;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        const bool article = is_article(context.outline, static_cast<int>(i));
        if (article ? !section.leaf ||
                          (!holds_clause(clauses, section.whole) && duties.find(context.text(), section.text).empty())
                    : !may_be_task(section)) {
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
}

} // namespace policygraph::extract
