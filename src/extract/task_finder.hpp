// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"
#include "duty_finder.hpp"
#include "owner_clause.hpp"
#include "work_form.hpp"

#include <vector>

namespace policygraph::extract {

/// True where the section is an article (第X条) or stands in one.
[[nodiscard]] bool is_article(const structure::Outline& outline, int section);

/// Decides which sections of the outline are tasks (GUIDE, `tasks`).
class TaskFinder {
public:
    explicit TaskFinder(const lexicon::Lexicon& lexicon);
    /// Fills `tasks`, `section_of_task` and `task_spans` of the context. `clauses` are all responsibility
    /// clauses of the text, in its order; `duties` finds whom an article obliges.
    void find(Context& context, const std::vector<PlacedClause>& clauses, const DutyFinder& duties) const;

private:
    enum Class : int {
        Opener,
        Measure,
        Amend,
        Question,
        Rules,
        Ask,
        Approve,
        Report,
        Look,
        Admin,
        Amending,
        Appendix,
        Send,
        Frame,
        Term,
    };

    [[nodiscard]] std::size_t rules_word(const Context& context) const;
    [[nodiscard]] bool lists_conditions(const Context& context, std::size_t section) const;
    [[nodiscard]] bool lays_duty(const Context& context, const std::vector<PlacedClause>& clauses,
                                 const DutyFinder& duties, std::size_t section) const;
    [[nodiscard]] bool looks_back(std::string_view heading) const;
    [[nodiscard]] bool is_no_measure(std::string_view heading) const;
    [[nodiscard]] bool changes_other_texts(const Context& context) const;
    [[nodiscard]] bool in_frame(const Context& context, const structure::Section& section) const;
    [[nodiscard]] bool in_appendix(const Context& context, const structure::Section& section) const;
    [[nodiscard]] bool is_no_work(const Context& context, std::size_t section) const;

    WorkForm m_form;
    ClassedWords m_words;
};

} // namespace policygraph::extract
