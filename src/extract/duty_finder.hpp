// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/base/span.hpp>
#include <policygraph/extract/context.hpp>

#include "classed_words.hpp"
#include "organ_names.hpp"
#include "owner_words.hpp"

#include <string_view>
#include <vector>

namespace policygraph::extract {

/// In a text of articles the subject of a duty is the owner: 市水利局应当…, 由县(市、区)人民政府公布…; in the measures
/// of a plan, where it 负责 or acts 会同 others; below a heading of duties (工作职责) the organ that an item is headed
/// by. Those whom it acts with (会同) are participants. Words are data/lexicon/duty_{cues,headings}.tsv.
class DutyFinder {
public:
    struct Duty {
        base::Span span; ///< the subject with its cue, or the heading
        std::vector<OrganName> organs;
        const char* rule = "owner.duty";
        OwnerRole role = OwnerRole::Responsible;
    };

    DutyFinder(const lexicon::Lexicon& lexicon, const OwnerWords& words, const OrganNames& names);
    /// What counts as laying a duty: in the measures of a plan 负责 and 会同; as subjects, outside articles too, 应当
    /// and others, also behind a condition (某局收到申请后,应当…); in articles besides whoever stands behind 由.
    enum class Reach : std::uint8_t { Plan, Subjects, Article };
    /// The duties that clauses of `within` lay on named organs, in the order of the text.
    [[nodiscard]] std::vector<Duty> find(std::string_view text, base::Span within, Reach reach) const;
    /// The duties that the lead of a list in an article lays on all its items: 市水利局履行下列职责:(一)….
    [[nodiscard]] std::vector<Duty> of_list(const Context& context, int section) const;
    /// True where the words right before what lays a duty name organs, whatever tells which of them:
    /// 接到申请的市水利局.
    [[nodiscard]] bool ends_with_organ(std::string_view before) const;
    /// The duties of a section that is headed by organs and stands below a heading of duties.
    [[nodiscard]] std::vector<Duty> headed(const Context& context, int section) const;

private:
    enum Class { Article, Anywhere, Penalty, Past, Plain, Listed, Opens, Way, After, Bare, Done, Answers };
    /// Organs at the start of a clause, up to the end of what lays a duty on them; sizes in bytes.
    struct Subject {
        std::size_t begin = 0; ///< behind 由
        std::size_t end = 0;   ///< of the organs; 0: none
        std::size_t cue = 0;
    };
    [[nodiscard]] Subject obliged(std::string_view clause, Reach reach, bool tells) const;
    [[nodiscard]] Subject subject(std::string_view clause, Reach reach) const;
    [[nodiscard]] Subject commissioned(std::string_view clause, Reach reach) const;
    [[nodiscard]] Subject answerable(std::string_view clause) const;
    [[nodiscard]] bool jointly(std::string_view does) const;
    [[nodiscard]] Subject before_condition(std::string_view clause, Reach reach) const;
    [[nodiscard]] Subject declared(std::string_view sentence) const;
    [[nodiscard]] bool opens(std::string_view organs, Reach reach) const;
    [[nodiscard]] bool acts_at(std::string_view text) const;
    [[nodiscard]] OwnerRole role_of(std::string_view behind_organs, std::string_view behind_cue) const;
    [[nodiscard]] bool is_plain(std::string_view text) const;
    [[nodiscard]] bool is_past(std::string_view clause) const;
    [[nodiscard]] bool vetoed(std::string_view after) const;
    [[nodiscard]] std::size_t list_end(std::string_view clause) const;
    /// By the rule of the duties that are there.
    void add_partners(std::string_view text, base::Span within, std::vector<Duty>& duties) const;

    ClassedWords m_cues;
    const lexicon::WordList& m_vetoes;
    const lexicon::WordList& m_headings;
    const lexicon::WordList& m_acts;
    const OwnerWords& m_words;
    const OrganNames& m_names;
};

} // namespace policygraph::extract
