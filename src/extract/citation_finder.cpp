// SPDX-License-Identifier: Apache-2.0
#include "citation_finder.hpp"

#include "citation_pass.hpp"

namespace policygraph::extract {

CitationFinder::CitationFinder(const lexicon::Lexicon& lexicon, const OrganNames& names)
    : m_titles(lexicon), m_names(names), m_relations(lexicon, m_titles, m_names), m_numbers(lexicon),
      m_reviews(lexicon, "review_words", {"review", "outlook"}) {}

std::vector<Citation> CitationFinder::find(const Context& context) const {
    return Pass(*this, context).run();
}

} // namespace policygraph::extract
