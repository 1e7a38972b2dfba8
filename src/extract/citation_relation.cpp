// SPDX-License-Identifier: Apache-2.0
#include "citation_relation.hpp"

#include "brackets.hpp"
#include "markers.hpp"

#include <policygraph/base/character_set.hpp>
#include <policygraph/base/errors.hpp>

#include <algorithm>

namespace policygraph::extract {

namespace {

constexpr std::size_t k_reach = 90;         // bytes between a cue and the title it governs
constexpr std::size_t k_reach_to_make = 36; // the same for what is to be made, changed or ended
constexpr std::size_t k_reach_organs = 600; // the same where nothing but the title's issuers stands between
constexpr std::size_t k_reach_behind = 66;  // bytes between a title and a cue behind it

Relation relation_of(const lexicon::Word& word) {
    for (int i = 0; i < 6; ++i) {
        if (word.columns.at(0) == name_of(static_cast<Relation>(i))) {
            return static_cast<Relation>(i);
        }
    }
    throw base::DataError("citation_cues.tsv", word.line, 0, "\"" + word.columns.at(0) + "\" is no relation");
}

bool outside_brackets(std::string_view text, char mark) {
    const brackets::Depth depth(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == mark && !depth.inside(i)) {
            return true;
        }
    }
    return false;
}

} // namespace

CitationRelations::CitationRelations(const lexicon::Lexicon& lexicon, const TitleWords& titles, const OrganNames& names)
    : m_titles(titles), m_names(names) {
    for (const lexicon::Word& word : lexicon.list("citation_cues").words()) {
        const std::string& position = word.columns.at(1);
        m_scanner.add(word.text);
        m_longest = std::max(m_longest, word.text.size());
        m_entries.push_back({relation_of(word), position != "behind", position == "touching",
                             position == "behind" || position == "both"});
    }
    m_scanner.compile();
}

// 某厅印发《…》 and 修订后的《…》 report what was done; they order nothing.
bool CitationRelations::made_before(std::string_view before, std::size_t cue_begin, std::string_view gap,
                                    bool makes) const {
    const auto word = m_titles.words().prefix(gap);
    if (word && word.what == TitleWords::BehindMade) {
        return true;
    }
    if (!makes) {
        return false;
    }
    if (const auto end = m_titles.words().suffix(gap); end && end.what == TitleWords::BehindMade) {
        return true; // 修订颁布的《…》, 制定并颁布了《…》
    }
    const std::size_t piece = before.substr(0, cue_begin).find_last_of(",;\n");
    const std::string_view subject =
        before.substr(piece == std::string_view::npos ? 0 : piece + 1, cue_begin - (piece + 1));
    if (const auto made = m_titles.words().suffix(subject); made && made.what == TitleWords::BeforeMade) {
        return true; // 近日印发《…》
    }
    return m_names.strength(subject) == OrganNames::Strength::Strong;
}

std::optional<CitationRelations::Cue> CitationRelations::before(std::string_view before,
                                                                std::string_view behind) const {
    const auto hits = m_scanner.scan(before);
    for (std::size_t i = hits.size(); i-- > 0;) {
        const auto& hit = hits[i];
        const Entry& entry = m_entries[hit.cue];
        const bool inside_longer = std::any_of(hits.begin(), hits.end(), [&](const auto& other) {
            return other.begin <= hit.begin && hit.end <= other.end && other.end - other.begin > hit.end - hit.begin;
        });
        const std::string_view gap = before.substr(hit.end);
        if (!entry.before || inside_longer || (entry.touching && !gap.empty())) {
            continue;
        }
        const bool makes = entry.relation >= Relation::Formulates;
        if (const auto type = m_titles.words().prefix(gap);
            entry.relation == Relation::Implements && type && type.what == TitleWords::Type) {
            continue; // 《…法》及其实施条例、《…》
        }
        const bool issuers = gap.size() > k_reach && gap.size() <= k_reach_organs &&
                             m_names.list(gap, OrganNames::Mode::Open).has_value();
        if (issuers) {
            return Cue{entry.relation, hit.begin, hit.end};
        }
        if (gap.size() > k_reach || outside_brackets(gap, ',') || outside_brackets(gap, ':') ||
            outside_brackets(gap, ')')) {
            return std::nullopt;
        }
        const auto word = m_titles.words().prefix(behind);
        if (made_before(before, hit.begin, gap, makes) ||
            (makes && (gap.size() > k_reach_to_make || (word && word.what == TitleWords::BehindNot)))) {
            continue;
        }
        return Cue{entry.relation, hit.begin, hit.end};
    }
    return std::nullopt;
}

std::optional<Relation> CitationRelations::behind(std::string_view behind) const {
    static constexpr base::CharacterSet k_stops(U"。,;\n《");
    const std::size_t stop = k_stops.next(behind.substr(0, k_reach_behind + 2), 0);
    for (const auto& hit : m_scanner.scan(behind.substr(0, stop + m_longest))) {
        const Entry& entry = m_entries[hit.cue];
        if (hit.begin >= std::min(stop, k_reach_behind)) {
            break;
        }
        if (entry.behind && (entry.relation == Relation::Repeals || hit.begin == 0)) {
            return entry.relation;
        }
    }
    return std::nullopt;
}

} // namespace policygraph::extract
