// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "resolve/agency_cache.hpp"

#include <policygraph/extract/facts.hpp>
#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/contribution.hpp>
#include <policygraph/resolve/document_scope.hpp>
#include <policygraph/resolve/policy_titles.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policygraph::resolve {

/// One document on its way into claims. Used once, for one `run`.
class DocumentPass {
public:
    DocumentPass(const extract::Facts& facts, const AgencyNamer& namer, AgencyCache& agencies,
                 const PolicyTitles& titles, Scope scope);
    [[nodiscard]] Contribution run();

private:
    // document_pass.cpp
    [[nodiscard]] std::string own_title() const;
    [[nodiscard]] TitleContext own_context() const;
    [[nodiscard]] std::string department() const;
    void add_document();
    void add_policy();
    void add_issuers();
    void add_tasks();
    void add_owners();
    void add_citations();
    /// What ties it to its other versions and levels (resolve/policy_ties.hpp).
    void set_series(base::Attributes& attributes, std::string_view title, const TitleContext& context, int place);
    [[nodiscard]] bool replaces_edition(const extract::Citation& citation) const;
    [[nodiscard]] std::string cited(const extract::Citation& citation);
    // document_facts.cpp
    void add_targets();
    void add_brands();
    void add_programs();
    void add_groups();
    void add_stages();
    void add_incentives();
    void add_aliases();
    // document_agencies.cpp
    /// Claims the agency, its place and what data say of it; returns its node id.
    std::string agency(std::string_view written, std::string_view completed, const extract::Evidence& evidence);
    /// The same for a name that may be several, run together.
    std::vector<std::string> agencies(const std::string& written, const std::string& completed,
                                      const extract::Evidence& evidence);
    /// The same for a name that only the document completes: a part of its department, a body of its township.
    [[nodiscard]] const AgencyRecord& completed_by_document(const AgencyRecord& found, std::string_view name);
    [[nodiscard]] const AgencyRecord& record_of(std::string_view written, std::string_view name, base::Span at);
    std::string agency_node(const AgencyRecord& record, std::uint8_t priority, const Evidence& evidence);
    void add_members(const AgencyName& name, const std::string& id, const Evidence& evidence);
    void add_relations(const AgencyRecord& record, const std::string& id, const Evidence& evidence);
    /// Claims the place and those above it; returns its node id.
    std::string place(int index, const Evidence& evidence);

    [[nodiscard]] const std::string& subject(int task) const; ///< node of the task, or of the policy
    void node(std::string id, const char* kind, std::string name, base::Attributes attributes, std::uint8_t priority,
              const Evidence& evidence);
    void edge(const char* kind, std::string source, std::string target, base::Attributes attributes,
              const Evidence& evidence);
    void alias(const std::string& id, const std::string& name, const std::string& shown, const char* type);
    [[nodiscard]] static Evidence from(const extract::Evidence& evidence, std::string written = {});
    [[nodiscard]] Evidence of_document(const char* rule) const; ///< what shows best what the document is

    const extract::Facts& m_facts;
    const AgencyNamer& m_namer;
    AgencyCache& m_agencies;
    const PolicyTitles& m_titles;
    Scope m_scope;
    Contribution m_out;
    std::string m_self; ///< the Document node
    std::string m_policy;
    std::string m_policy_kind;
    std::map<std::string, std::string> m_named;              ///< policies, groups and programs by name: node ids
    std::map<std::string, std::string, std::less<>> m_short; ///< organs by the short form that the text defines
    std::string m_department;         ///< official name of the one that issues the document, "" where there is none
    std::string m_zone;               ///< of the list of organs that goes on
    base::Span m_zone_at;             ///< of the last name that was read
    std::vector<std::string> m_tasks; ///< node ids, one a task
    std::set<std::string> m_done;     ///< nodes whose data were claimed
};

/// Sets a text attribute unless it is empty.
void set(base::Attributes& attributes, const char* name, const std::string& value);

} // namespace policygraph::resolve
