// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/extract/facts.hpp>
#include <policygraph/lexicon/lexicon.hpp>
#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/agency_relations.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/resolve/document_scope.hpp>
#include <policygraph/resolve/judgements.hpp>
#include <policygraph/resolve/policy_titles.hpp>

#include <memory>

namespace policygraph::resolve {

class AgencyCache;

/// Turns the facts of one document into claims on the graph: names become identities, by the data files only.
/// A pure function of the facts; may be used by several threads at once.
class Resolver {
public:
    /// Throws DataError.
    explicit Resolver(const lexicon::Lexicon& lexicon);
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    [[nodiscard]] Contribution resolve(const extract::Facts& facts) const;

    [[nodiscard]] const AgencyNamer& namer() const { return m_namer; }
    [[nodiscard]] const AgencyRelations& relations() const { return m_relations; }
    [[nodiscard]] const PolicyTitles& titles() const { return m_titles; }
    [[nodiscard]] const DocumentScope& scopes() const { return m_scopes; }

private:
    AgencyNamer m_namer;
    DocumentNumbers m_numbers;
    AgencyRelations m_relations;
    PolicyTitles m_titles;
    DocumentScope m_scopes;
    Judgements m_judgements;
    std::unique_ptr<AgencyCache> m_agencies;
};

} // namespace policygraph::resolve
