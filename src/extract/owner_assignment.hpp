// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>

#include "duty_finder.hpp"
#include "moment.hpp"
#include "owner_clause.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace policygraph::extract {

/// Says which tasks the clauses of a document govern: the task they stand in, all leaves below the heading they
/// stand under, all siblings where they close a chapter, all later tasks where they say so.
class OwnerAssignment {
public:
    OwnerAssignment(Context& context, const MomentScanner& moments);

    /// Clauses arrive in the order of the text.
    void add(const PlacedClause& clause);
    /// The cell of a row that is a task.
    void add(const PlacedClause& cell, int task);
    /// A statement that the first organ of each list leads, for the whole document.
    void set_first_leads(bool leads) { m_first_leads = leads; }
    /// The words of a row's cell on its deadline.
    void set_deadline(int task, const std::string& words);
    /// The duty of an article or of the organ that heads an item, which is a task.
    void add(const DutyFinder::Duty& duty, int task);
    /// One owner for each organ and task, with the strongest role; sorted by task, then in the order of the text.
    [[nodiscard]] std::vector<Owner> finish();

private:
    void give(const PlacedClause& clause, const OwnerClause::Named& named, OwnerRole role, int task, bool inherited,
              const std::string& deadline);
    [[nodiscard]] std::vector<int> tasks_below(int section) const;
    [[nodiscard]] std::vector<int> closed_chapter(const PlacedClause& clause, int task) const;
    [[nodiscard]] std::string deadline_of(const PlacedClause& clause) const;
    [[nodiscard]] std::vector<OwnerRole> roles_of(const PlacedClause& clause);
    void place(const PlacedClause& clause, std::vector<OwnerRole> roles);

    struct Below {
        PlacedClause clause;
        int after = k_whole_document; ///< the task in which it stands
    };

    Context& m_context;
    const MomentScanner& m_moments;
    int m_year;
    bool m_first_leads = false;
    std::vector<bool> m_has_clause; // one a task: has a clause of its own
    std::vector<Below> m_below;
    std::vector<Owner> m_owners;
    std::map<std::pair<int, std::string>, std::size_t> m_index; // (task, name) → m_owners
};

} // namespace policygraph::extract
