// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "brackets.hpp"
#include "duty_finder.hpp"
#include "moment.hpp"
#include "organ_names.hpp"
#include "owner_clause.hpp"
#include "owner_words.hpp"
#include "running_owner.hpp"

#include <vector>

namespace policygraph::extract {

class OwnerAssignment;

/// Finds the organs that responsibility clauses name (GUIDE, `owners`), with role and inheritance.
class OwnerFinder {
public:
    OwnerFinder(const lexicon::Lexicon& lexicon, const OrganNames& names);
    /// Besides, sets the deadline of the tasks whose clause states one.
    [[nodiscard]] std::vector<Owner> find(Context& context, const std::vector<PlacedClause>& clauses) const;

    /// All clauses in the order of the text.
    [[nodiscard]] std::vector<PlacedClause> clauses(const Context& context) const;
    [[nodiscard]] const lexicon::CueScanner& cues() const { return m_words.scanner(); }
    /// Who owes what an article orders.
    [[nodiscard]] const DutyFinder& duties() const { return m_duties; }

private:
    [[nodiscard]] std::optional<PlacedClause> in_brackets(std::string_view text, const brackets::Pair& pair) const;
    [[nodiscard]] std::optional<PlacedClause> behind_label(std::string_view text, const OwnerWords::Hit& label) const;

    void add_bare_lists(const Context& context, std::vector<PlacedClause>& found) const;
    void read_cells(Context& context, OwnerAssignment& assignment) const;
    [[nodiscard]] std::optional<PlacedClause> in_cell(std::string_view text, const structure::TableCell& cell) const;
    [[nodiscard]] bool states_first_leads(std::string_view text, const OwnerWords::Hit& first) const;

    OwnerWords m_words;
    const OrganNames& m_names;
    MomentScanner m_moments;
    OwnerClauseParser m_parser;
    RunningOwnerParser m_running;
    DutyFinder m_duties;
};

} // namespace policygraph::extract
