// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/context.hpp>
#include <policygraph/lexicon/lexicon.hpp>

#include "classed_words.hpp"

namespace policygraph::extract {

/// Tells by its title whether a text gives work, and by its words whether an item is work
/// (data/lexicon/task_titles.tsv, task_acts.tsv).
class WorkForm {
public:
    enum class Text {
        Gives,   ///< plans, opinions, notices
        Calls,   ///< calls for applications, replies, news, texts without a title: only what begins with a word of work
        Retells, ///< explanations of other texts: the same, below the headings of their own
        Silent   ///< reports, lists, announcements: the same, in parts for tasks
    };

    explicit WorkForm(const lexicon::Lexicon& lexicon);

    /// What the text of that part of the file is.
    [[nodiscard]] Text text_form(const Context& context, const structure::Part& part) const;
    /// Whether an item with no owner is work by the part it stands in and by its words.
    [[nodiscard]] bool is_work(const Context& context, const structure::Section& section, Text form) const;
    /// Whether the heading's subject is who applies: 申报单位….
    [[nodiscard]] bool of_applicants(std::string_view heading) const;

    /// Whether the text begins with a word of work.
    [[nodiscard]] bool acts(std::string_view text) const;

private:
    [[nodiscard]] bool sentence_acts(std::string_view text) const;
    [[nodiscard]] bool obliges(std::string_view text) const;

    enum WordClass : int { Act, Lead, Past, Must, Shield, Applicant };
    enum TitleClass : int { TitleSilent, TitleGives, TitleCalls, TitleOrders, TitleRetells };

    ClassedWords m_words;
    ClassedWords m_titles;
};

} // namespace policygraph::extract
