// SPDX-License-Identifier: Apache-2.0
#include "citation_pass.hpp"
#include "markers.hpp"

// Who issued a policy whose title does not say it: 关于加快…的意见.
namespace policygraph::extract {

// 省政府办公厅 of 落实省政府办公厅印发的《关于…》: the first of the organs that stand right before a title.
std::string CitationFinder::Pass::issuer_before(std::string_view words) const {
    constexpr std::size_t k_longest = 240; // bytes
    const std::size_t piece = words.find_last_of(",;:\n");
    words.remove_prefix(piece == std::string_view::npos ? 0 : piece + 1);
    if (const std::size_t title = words.rfind(markers::k_close_title); title != std::string_view::npos) {
        words.remove_prefix(title + markers::k_close_title.size()); // 《甲》和市政府印发的《乙》
    }
    for (const std::string_view joint :
         {markers::k_and_and_also, markers::k_and, markers::k_with, markers::k_and_also}) {
        if (words.starts_with(joint)) {
            words.remove_prefix(joint.size());
            break;
        }
    }
    if (words.ends_with(markers::k_of)) {
        words.remove_suffix(markers::k_of.size());
    }
    for (const TitleWords::Class what : {TitleWords::BehindMade, TitleWords::Send}) {
        if (const auto word = m_finder.m_titles.words().suffix(words); word && word.what == what) {
            words.remove_suffix(word.size);
        }
    }
    const auto list =
        words.empty() || words.size() > k_longest ? std::nullopt : m_finder.m_names.list(words, OrganNames::Mode::Open);
    return list && !list->names.empty() ? list->names.front().completed : std::string();
}

// Named once with its issuer, a title is meant so throughout.
void CitationFinder::Pass::share_issuers() {
    std::map<std::string, std::set<std::string>> known;
    for (const Citation& citation : m_found) {
        if (!citation.issuer.empty()) {
            known[folded_title(citation.title)].insert(citation.issuer);
        }
    }
    for (Citation& citation : m_found) {
        const auto issuers = known.find(folded_title(citation.title));
        if (citation.issuer.empty() && issuers != known.end() && issuers->second.size() == 1) {
            citation.issuer = *issuers->second.begin();
        }
    }
}

} // namespace policygraph::extract
