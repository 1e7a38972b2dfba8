// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/extract/context.hpp>

#include "organ_names.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace policygraph::extract {

/// In a text of articles the subject of a duty is the owner: 市水利局应当…, 县(市、区)人民政府负责…; below a heading of
/// duties (工作职责) the organ that an item is headed by. Words are data/lexicon/duty_{cues,headings}.tsv.
class DutyFinder {
public:
    struct Duty {
        base::Span span; ///< the subject with its cue, or the heading
        std::vector<OrganName> organs;
        const char* rule = "owner.duty";
    };

    DutyFinder(const lexicon::Lexicon& lexicon, const OrganNames& names);
    /// The duties that clauses of `within` lay on named organs, in the order of the text.
    [[nodiscard]] std::vector<Duty> find(std::string_view text, base::Span within) const;
    /// The duty of a section that is headed by organs and stands below a heading of duties.
    [[nodiscard]] std::optional<Duty> headed(const Context& context, int section) const;

private:
    [[nodiscard]] std::size_t subject_end(std::string_view clause) const;

    const lexicon::WordList& m_cues;
    const lexicon::WordList& m_vetoes;
    const lexicon::WordList& m_headings;
    const OrganNames& m_names;
};

} // namespace policygraph::extract
