// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "brackets.hpp"
#include "moment.hpp"
#include "organ_names.hpp"
#include "owner_clause.hpp"
#include "owner_words.hpp"
#include "running_owner.hpp"

#include <vector>

namespace policygraph::extract {

/// Finds the organs that responsibility clauses name (GUIDE, `owners`), with role and inheritance.
class OwnerFinder {
public:
    explicit OwnerFinder(const lexicon::Lexicon& lexicon);
    /// Besides, sets the deadline of the tasks whose clause states one.
    [[nodiscard]] std::vector<Owner> find(Context& context) const;

    /// A clause where it stands (normal form).
    struct Clause {
        base::Span span; ///< with its brackets
        OwnerClause content;
        const char* rule = "";
        bool own_line = false;       ///< nothing else stands on its line
        bool whole_document = false; ///< 本方案由某局负责组织实施
    };
    /// All clauses in the order of the text.
    [[nodiscard]] std::vector<Clause> clauses(std::string_view text) const;

private:
    [[nodiscard]] std::optional<Clause> in_brackets(std::string_view text, const brackets::Pair& pair) const;
    [[nodiscard]] std::optional<Clause> behind_label(std::string_view text, const OwnerWords::Hit& label) const;

    OwnerWords m_words;
    OrganNames m_names;
    MomentScanner m_moments;
    OwnerClauseParser m_parser;
    RunningOwnerParser m_running;
};

} // namespace policygraph::extract
