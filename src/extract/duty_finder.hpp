// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/extract/context.hpp>

#include "organ_names.hpp"
#include "owner_words.hpp"

#include <string_view>
#include <vector>

namespace policygraph::extract {

/// In a text of articles the subject of a duty is the owner: 市水利局应当…, 县(市、区)人民政府负责…; below a heading of
/// duties (工作职责) the organ that an item is headed by; those whom it acts with (会同) are participants. Words are
/// data/lexicon/duty_{cues,headings}.tsv.
class DutyFinder {
public:
    struct Duty {
        base::Span span; ///< the subject with its cue, or the heading
        std::vector<OrganName> organs;
        const char* rule = "owner.duty";
        OwnerRole role = OwnerRole::Responsible;
    };

    DutyFinder(const lexicon::Lexicon& lexicon, const OwnerWords& words, const OrganNames& names);
    /// The duties that clauses of `within` lay on named organs, in the order of the text.
    [[nodiscard]] std::vector<Duty> find(std::string_view text, base::Span within) const;
    /// The duties of a section that is headed by organs and stands below a heading of duties.
    [[nodiscard]] std::vector<Duty> headed(const Context& context, int section) const;

private:
    [[nodiscard]] std::size_t subject_end(std::string_view clause) const;
    [[nodiscard]] bool vetoed(std::string_view after) const;
    [[nodiscard]] std::size_t list_end(std::string_view clause) const;
    /// By the rule of the duties that are there.
    void add_partners(std::string_view text, base::Span within, std::vector<Duty>& duties) const;

    const lexicon::WordList& m_cues;
    const lexicon::WordList& m_vetoes;
    const lexicon::WordList& m_headings;
    const lexicon::WordList& m_acts;
    const OwnerWords& m_words;
    const OrganNames& m_names;
};

} // namespace policygraph::extract
