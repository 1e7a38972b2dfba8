// SPDX-License-Identifier: Apache-2.0
#include "owner_assignment.hpp"

#include "deadline.hpp"

#include <algorithm>

namespace policygraph::extract {

OwnerAssignment::OwnerAssignment(Context& context, const MomentScanner& moments)
    : m_context(context), m_moments(moments), m_year(document_year(context)),
      m_has_clause(context.tasks.size(), false) {}

void OwnerAssignment::give(const PlacedClause& clause, const OwnerClause::Named& named, OwnerRole role, int task,
                           bool inherited, const std::string& deadline) {
    const auto [at, fresh] = m_index.try_emplace({task, named.organ.completed}, m_owners.size());
    if (!fresh) {
        Owner& known = m_owners[at->second];
        known.role = std::min(known.role, role);
        known.inherited = known.inherited && inherited;
        return;
    }
    Owner owner;
    owner.name = named.organ.name;
    owner.completed = named.organ.completed;
    owner.role = role;
    owner.inherited = inherited;
    owner.task = task;
    owner.deadline = deadline;
    owner.evidence = m_context.evidence(clause.span, clause.rule);
    m_owners.push_back(std::move(owner));
}

std::vector<int> OwnerAssignment::tasks_below(int section) const {
    std::vector<int> tasks;
    const base::Span whole = m_context.outline.sections.at(static_cast<std::size_t>(section)).whole;
    for (std::size_t i = 0; i < m_context.tasks.size(); ++i) {
        if (whole.contains(m_context.task_spans[i].begin)) {
            tasks.push_back(static_cast<int>(i));
        }
    }
    return tasks;
}

// A clause on a line of its own behind the last of several tasks of which none before has one covers them all.
std::vector<int> OwnerAssignment::closed_chapter(const PlacedClause& clause, int task) const {
    const auto index = static_cast<std::size_t>(task);
    const int section = m_context.section_of_task[index];
    const int parent = m_context.outline.sections[static_cast<std::size_t>(section)].parent;
    if (!clause.own_line || parent < 0) {
        return {};
    }
    const std::vector<int> siblings = tasks_below(parent);
    const bool last = siblings.size() > 1 && siblings.back() == task;
    const bool others_have = std::any_of(siblings.begin(), siblings.end(),
                                         [&](int sibling) { return m_has_clause[static_cast<std::size_t>(sibling)]; });
    return last && !others_have ? siblings : std::vector<int>{};
}

std::string OwnerAssignment::deadline_of(const PlacedClause& clause) const {
    for (const std::string& time : clause.content.times) {
        const auto moments = m_moments.scan(time, m_year);
        if (!moments.empty()) {
            return moments.back().iso();
        }
    }
    return {};
}

void OwnerAssignment::place(const PlacedClause& clause, std::vector<OwnerRole> roles) {
    const auto& named = clause.content.owners;
    const std::string deadline = deadline_of(clause);
    const auto give_all = [&](int task, bool inherited) {
        for (std::size_t i = 0; i < named.size(); ++i) {
            give(clause, named[i], roles[i], task, inherited, deadline);
        }
    };
    if (clause.whole_document) {
        give_all(k_whole_document, false);
        return;
    }
    const int task = m_context.task_at(clause.at);
    if (task == k_whole_document) {
        const int section = m_context.section_at(clause.at);
        if (section >= 0 && !m_context.outline.sections[static_cast<std::size_t>(section)].leaf) {
            for (const int below : tasks_below(section)) {
                give_all(below, true);
            }
        }
        return;
    }
    const std::vector<int> chapter = closed_chapter(clause, task);
    for (const int sibling : chapter) {
        give_all(sibling, true);
    }
    if (chapter.empty()) {
        give_all(task, false);
        m_has_clause[static_cast<std::size_t>(task)] = true;
        std::string& own = m_context.tasks[static_cast<std::size_t>(task)].deadline;
        own = own.empty() ? deadline : own;
    }
}

std::vector<OwnerRole> OwnerAssignment::roles_of(const PlacedClause& clause) {
    m_first_leads = m_first_leads || clause.content.first_leads;
    std::vector<OwnerRole> roles;
    for (const OwnerClause::Named& named : clause.content.owners) {
        roles.push_back(named.role);
    }
    const bool has_lead = std::find(roles.begin(), roles.end(), OwnerRole::Lead) != roles.end();
    const bool several = roles.size() > 1 || (roles.size() == 1 && clause.content.others);
    if (m_first_leads && several && !has_lead && roles.front() == OwnerRole::Responsible) {
        roles.front() = OwnerRole::Lead;
    }
    return roles;
}

void OwnerAssignment::set_deadline(int task, const std::string& words) {
    const auto moments = m_moments.scan(words, m_year);
    std::string& own = m_context.tasks[static_cast<std::size_t>(task)].deadline;
    if (own.empty() && !moments.empty()) {
        own = moments.back().iso();
    }
}

void OwnerAssignment::add(const PlacedClause& cell, int task) {
    const auto roles = roles_of(cell);
    for (std::size_t i = 0; i < roles.size(); ++i) {
        give(cell, cell.content.owners[i], roles[i], task, false, "");
    }
    m_has_clause[static_cast<std::size_t>(task)] = true;
}

void OwnerAssignment::add(const PlacedClause& clause) {
    auto roles = roles_of(clause);
    place(clause, std::move(roles));
    if (!clause.content.below.empty()) {
        const int task = m_context.task_at(clause.at);
        for (const OwnerClause::Named& named : clause.content.below) {
            if (task != k_whole_document) {
                give(clause, named, named.role, task, false, "");
            }
        }
        m_below.push_back({clause, task});
    }
}

void OwnerAssignment::add(const DutyFinder::Duty& duty, int task) {
    const PlacedClause clause{duty.span, {}, duty.rule, false, false, duty.span.begin};
    const bool above = !m_context.task_spans[static_cast<std::size_t>(task)].contains(duty.span.begin); // 下列职责:
    for (const OrganName& organ : duty.organs) {
        give(clause, {organ, duty.role}, duty.role, task, above, "");
    }
}

std::vector<Owner> OwnerAssignment::finish() {
    const std::vector<structure::Part>& parts = m_context.outline.parts;
    for (const Below& below : m_below) {
        const auto text = std::find_if(parts.begin(), parts.end(), [&](const structure::Part& part) {
            return part.span.contains(below.clause.at); // what is below ends with the text that says so
        });
        for (std::size_t task = 0; task < m_context.tasks.size(); ++task) {
            const bool later = m_context.task_spans[task].begin > below.clause.at &&
                               (text == parts.end() || text->span.contains(m_context.task_spans[task].begin));
            if (!later || !m_has_clause[task]) { // what has no clause of its own is no such task
                continue;
            }
            for (const OwnerClause::Named& named : below.clause.content.below) {
                give(below.clause, named, named.role, static_cast<int>(task), true, "");
            }
        }
    }
    for (Owner& owner : m_owners) { // a row's deadline is its owners' too
        if (owner.deadline.empty() && owner.task != k_whole_document && owner.evidence.rule == "owner.cell") {
            owner.deadline = m_context.tasks[static_cast<std::size_t>(owner.task)].deadline;
        }
    }
    std::stable_sort(m_owners.begin(), m_owners.end(), [](const Owner& a, const Owner& b) { return a.task < b.task; });
    return std::move(m_owners);
}

} // namespace policygraph::extract
