// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/resolver.hpp>

#include "resolve/document_pass.hpp"

namespace policygraph::resolve {

Resolver::Resolver(const lexicon::Lexicon& lexicon)
    : m_namer(lexicon.data()), m_numbers(lexicon.data(), m_namer.places()), m_relations(lexicon.data(), m_namer),
      m_titles(lexicon.data(), m_namer, m_numbers), m_scopes(m_namer, m_numbers),
      m_judgements(lexicon.data() / "judgements.tsv", m_namer, m_titles),
      m_agencies(std::make_unique<AgencyCache>(m_namer, m_relations)) {}

Resolver::~Resolver() = default;

Contribution Resolver::resolve(const extract::Facts& facts) const {
    Contribution contribution = DocumentPass(facts, m_namer, *m_agencies, m_titles, m_scopes.scope(facts)).run();
    m_judgements.apply(contribution);
    return contribution;
}

} // namespace policygraph::resolve
