// SPDX-License-Identifier: Apache-2.0
#include <policygraph/extract/coverage.hpp>

#include <algorithm>
#include <set>

namespace policygraph::extract {

namespace {

template <class Fact>
void add_spans(const std::vector<Fact>& facts, std::vector<base::Span>& spans) {
    for (const Fact& fact : facts) {
        spans.push_back(fact.evidence.span);
    }
}

// The evidence of all facts, merged into spans that do not touch.
std::vector<base::Span> evidence_of(const Facts& facts) {
    std::vector<base::Span> spans;
    const Document& document = facts.document;
    for (const auto* field : {&document.title, &document.notice_title, &document.doc_number, &document.date_signed,
                              &document.date_effective, &document.date_expires}) {
        if (*field) {
            spans.push_back((*field)->evidence.span);
        }
    }
    for (const auto* list : {&document.other_numbers, &document.issuers, &document.recipients}) {
        add_spans(*list, spans);
    }
    add_spans(facts.owners, spans);
    add_spans(facts.citations, spans);
    add_spans(facts.targets, spans);
    add_spans(facts.brands, spans);
    add_spans(facts.programs, spans);
    add_spans(facts.groups, spans);
    add_spans(facts.stages, spans);
    add_spans(facts.incentives, spans);
    for (const Group& group : facts.groups) {
        add_spans(group.members, spans);
    }
    std::sort(spans.begin(), spans.end());
    std::vector<base::Span> merged;
    for (const base::Span span : spans) {
        if (!merged.empty() && span.begin <= merged.back().end) {
            merged.back().end = std::max(merged.back().end, span.end);
        } else {
            merged.push_back(span);
        }
    }
    return merged;
}

} // namespace

Coverage::Coverage(const lexicon::Lexicon& lexicon) {
    const auto& words = lexicon.list("cue_families").words();
    std::set<std::string> families;
    for (const lexicon::Word& word : words) {
        families.insert(word.columns.at(0));
    }
    m_families.assign(families.begin(), families.end());
    for (const lexicon::Word& word : words) {
        m_scanner.add(word.text);
        m_cues.push_back(word.text);
        const auto family = std::lower_bound(m_families.begin(), m_families.end(), word.columns.at(0));
        m_family_of_cue.push_back(static_cast<std::size_t>(family - m_families.begin()));
    }
    m_scanner.compile();
}

std::vector<CueFamily> Coverage::of(const text::NormalText& normal, const Facts& facts) const {
    std::vector<CueFamily> families(m_families.size());
    for (std::size_t i = 0; i < families.size(); ++i) {
        families[i].name = m_families[i];
    }
    const std::vector<base::Span> evidence = evidence_of(facts);
    std::uint32_t covered = 0;
    for (const auto& hit : m_scanner.scan(normal.text)) {
        if (hit.end <= covered) {
            continue; // inside a longer cue: 牵头 in 牵头单位
        }
        covered = hit.end;
        const base::Span place = normal.map.to_source({hit.begin, hit.end});
        const auto after = std::upper_bound(evidence.begin(), evidence.end(), place.begin,
                                            [](std::uint32_t offset, base::Span span) { return offset < span.begin; });
        const bool used = after != evidence.begin() && std::prev(after)->contains(place);
        families[m_family_of_cue[hit.cue]].places.push_back({m_cues[hit.cue], place, used});
    }
    return families;
}

} // namespace policygraph::extract
