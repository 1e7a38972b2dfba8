// SPDX-License-Identifier: Apache-2.0
#include "resolve/document_pass.hpp"

#include <policygraph/base/hash.hpp>
#include <policygraph/resolve/editions.hpp>

#include <map>
#include <utility>

namespace policygraph::resolve {

namespace {

constexpr std::uint8_t k_itself = 0;
constexpr std::uint8_t k_mention = 1;

std::string value_of(const std::optional<extract::Name>& name) {
    return name ? name->value : std::string();
}

const char* edge_kind(extract::Relation relation) {
    switch (relation) {
    case extract::Relation::Implements:
        return "IMPLEMENTS";
    case extract::Relation::BasedOn:
        return "BASED_ON";
    case extract::Relation::Formulates:
        return "FORMULATES";
    case extract::Relation::Revises:
        return "REVISES";
    case extract::Relation::Repeals:
        return "REPEALS";
    case extract::Relation::Cites:
        break;
    }
    return "CITES";
}

} // namespace

void set(base::Attributes& attributes, const char* name, const std::string& value) {
    if (!value.empty()) {
        attributes[name] = value;
    }
}

DocumentPass::DocumentPass(const extract::Facts& facts, const AgencyNamer& namer, AgencyCache& agencies,
                           const PolicyTitles& titles, Scope scope)
    : m_facts(facts), m_namer(namer), m_agencies(agencies), m_titles(titles), m_scope(std::move(scope)) {
    m_out.document_id = facts.document_id;
    m_self = document_node_id(facts.document_id);
    m_department = department();
    for (const extract::Alias& one : facts.aliases) {
        if (one.of == extract::Alias::Of::Agency) {
            m_short.emplace(one.alias, one.name);
        }
    }
}

/// The department that issues the document alone: whose parts its 信息中心 and 就业促进处 are.
std::string DocumentPass::department() const {
    const auto& issuers = m_facts.document.issuers;
    if (issuers.size() != 1) {
        return {};
    }
    const AgencyName name = m_namer.name(issuers.front().value, m_scope.place);
    const bool government = name.function.starts_with(m_namer.government_function());
    return name.official && !name.collective && !government ? name.full : std::string();
}

Contribution DocumentPass::run() {
    const PolicyIdentity identity = m_titles.identity(own_title(), own_context());
    m_policy_kind = identity.kind;
    // A title that names nothing by itself belongs to its file.
    m_policy = identity.id.empty() ? base::content_id({"Policy", "document", m_facts.document_id}) : identity.id;
    add_document();
    add_policy();
    add_issuers();
    add_tasks();
    add_owners();
    add_citations();
    add_targets();
    add_brands();
    add_programs();
    add_groups();
    add_stages();
    add_incentives();
    add_aliases();
    return std::move(m_out);
}

/// The plan's title; the notice's where it sends out rules under the plan that its title holds.
std::string DocumentPass::own_title() const {
    const std::string notice = value_of(m_facts.document.notice_title);
    const std::string title = value_of(m_facts.document.title);
    return !title.empty() && (notice.empty() || m_titles.is_notice_of(title, notice)) ? title : notice;
}

TitleContext DocumentPass::own_context() const {
    const auto& document = m_facts.document;
    TitleContext context;
    // News and explanations bear numbers and issuers of their own, not those of the policy.
    if (document.kind == "news" || document.kind == "interpretation") {
        return context;
    }
    if (document.doc_number) {
        context.doc_number = document.doc_number->value;
    }
    if (document.notice_title) {
        context.notice_title = document.notice_title->value;
    }
    for (const extract::Name& issuer : document.issuers) {
        context.issuers += issuer.value + " ";
    }
    return context;
}

void DocumentPass::add_document() {
    const auto& document = m_facts.document;
    base::Attributes attributes;
    set(attributes, "kind", document.kind);
    set(attributes, "title", value_of(document.title));
    set(attributes, "notice_title", value_of(document.notice_title));
    set(attributes, "doc_number", value_of(document.doc_number));
    std::string others;
    for (const extract::Name& number : document.other_numbers) {
        others += (others.empty() ? "" : "; ") + number.value;
    }
    set(attributes, "other_numbers", others);
    set(attributes, "place", m_scope.name);
    set(attributes, "place_reason", m_scope.reason);
    set(attributes, "date_signed", value_of(document.date_signed));
    set(attributes, "date_effective", value_of(document.date_effective));
    set(attributes, "date_expires", value_of(document.date_expires));
    attributes["policy_id"] = m_policy;
    const std::string name = document.title ? document.title->value : value_of(document.notice_title);
    node(m_self, "Document", name, std::move(attributes), k_itself, of_document("document"));
}

void DocumentPass::add_policy() {
    const auto& document = m_facts.document;
    const std::string title = own_title();
    const bool reported = document.kind == "news" || document.kind == "interpretation";
    base::Attributes attributes;
    set(attributes, "title", title);
    set(attributes, "notice_title", value_of(document.notice_title));
    set(attributes, "date_signed", value_of(document.date_signed));
    set(attributes, "date_effective", value_of(document.date_effective));
    set(attributes, "date_expires", value_of(document.date_expires));
    if (!reported) {
        set(attributes, "doc_number", value_of(document.doc_number));
    }
    const Evidence evidence = of_document("document.policy");
    m_named.emplace(title, m_policy);
    attributes["stub"] = reported; // a stub until a document publishes it
    // The place of a report is not that of the policy.
    set_series(attributes, title, own_context(), reported ? k_no_place : m_scope.place);
    node(m_policy, m_policy_kind.c_str(), title, std::move(attributes), k_itself, evidence);
    alias(m_policy, value_of(document.notice_title), title, "notice_title");
    alias(m_policy, value_of(document.doc_number), title, "doc_number");
    edge(reported ? "REPORTS_ON" : "PUBLISHES", m_self, m_policy, {}, evidence);
    if (m_scope.place != k_no_place) {
        const Evidence reason{m_scope.span, "scope." + m_scope.reason, 1000, {}};
        edge("APPLIES_TO", m_policy, place(m_scope.place, reason), {}, reason);
    }
}

void DocumentPass::add_issuers() {
    for (const extract::Name& issuer : m_facts.document.issuers) {
        base::Attributes attributes;
        set(attributes, "date", value_of(m_facts.document.date_signed));
        for (const std::string& id : agencies(issuer.value, issuer.value, issuer.evidence)) {
            edge("ISSUED_BY", m_policy, id, attributes, from(issuer.evidence, issuer.value));
        }
    }
}

void DocumentPass::add_tasks() {
    std::map<std::string, int> paths;
    for (const extract::Task& task : m_facts.tasks) {
        // A path that the document gives twice names two tasks.
        const int again = paths[task.path]++;
        const std::string mark = again == 0 ? "" : std::to_string(again);
        m_tasks.push_back(base::content_id({"Task", m_policy, task.path, mark}));
        base::Attributes attributes;
        set(attributes, "path", task.path);
        set(attributes, "title", task.title);
        set(attributes, "deadline", task.deadline);
        attributes["policy_id"] = m_policy;
        extract::Evidence whole = task.evidence;
        whole.span = task.text.empty() ? task.evidence.span : task.text;
        node(m_tasks.back(), "Task", task.title, std::move(attributes), k_itself, from(whole));
        edge("HAS_TASK", m_policy, m_tasks.back(), {{"order", std::int64_t{task.order}}}, from(task.evidence));
    }
}

void DocumentPass::add_owners() {
    for (const extract::Owner& owner : m_facts.owners) {
        base::Attributes attributes;
        attributes["role"] = std::string(extract::name_of(owner.role));
        attributes["inherited"] = owner.inherited;
        set(attributes, "deadline", owner.deadline);
        for (const std::string& id : agencies(owner.name, owner.completed, owner.evidence)) {
            edge("RESPONSIBLE_FOR", id, subject(owner.task), attributes, from(owner.evidence, owner.name));
        }
    }
}

/// 原《…管理办法》(冀科农〔2018〕15号)同时废止, in the next edition of it.
bool DocumentPass::replaces_edition(const extract::Citation& citation) const {
    const bool replaces =
        citation.relation == extract::Relation::Repeals || citation.relation == extract::Relation::Revises;
    const std::string own = DocumentNumbers::folded(own_context().doc_number);
    return replaces && !citation.doc_number.empty() && DocumentNumbers::folded(citation.doc_number) != own;
}

std::string DocumentPass::cited(const extract::Citation& citation) {
    const bool own = m_titles.is_notice_of(citation.title, citation.notice_title);
    const std::string notice = own ? citation.notice_title : std::string();
    const std::string issuer =
        citation.issuer.empty() ? std::string() : m_namer.name(citation.issuer, m_scope.place).full;
    const TitleContext context{citation.doc_number, notice, issuer};
    const PolicyIdentity identity = m_titles.identity(citation.title, context);
    std::string id = identity.id.empty() ? base::content_id({"Policy", "document", m_facts.document_id, citation.title})
                                         : identity.id;
    base::Attributes attributes;
    if (id == m_policy) {
        if (!replaces_edition(citation)) {
            return id;
        }
        id = edition_id(m_policy, DocumentNumbers::folded(citation.doc_number));
        attributes["edition_of"] = m_policy;
    }
    set(attributes, "title", citation.title);
    set(attributes, "notice_title", notice);
    set(attributes, "doc_number", citation.doc_number);
    attributes["stub"] = true;
    set_series(attributes, citation.title, context, k_no_place);
    node(id, identity.kind.c_str(), citation.title, std::move(attributes), k_mention,
         from(citation.evidence, citation.title));
    alias(id, citation.title, {}, "written");
    alias(id, notice, {}, "notice_title");
    alias(id, citation.doc_number, {}, "doc_number");
    return id;
}

void DocumentPass::add_citations() {
    std::vector<std::string> ids;
    for (const extract::Citation& citation : m_facts.citations) {
        ids.push_back(cited(citation));
        m_named.emplace(citation.title, ids.back());
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const extract::Citation& citation = m_facts.citations[i];
        base::Attributes attributes;
        set(attributes, "doc_number", citation.doc_number);
        set(attributes, "notice_title", citation.notice_title);
        if (ids[i] != m_policy) {
            edge(edge_kind(citation.relation), subject(citation.task), ids[i], attributes,
                 from(citation.evidence, citation.title));
        }
        const auto outer = static_cast<std::size_t>(citation.outer);
        if (citation.outer >= 0 && outer < ids.size() && ids[outer] != ids[i]) {
            extract::Evidence nested = citation.evidence;
            nested.rule = "citation.nested_title";
            edge("IMPLEMENTS", ids[outer], ids[i], std::move(attributes), from(nested, citation.title));
        }
    }
}

void DocumentPass::set_series(base::Attributes& attributes, std::string_view title, const TitleContext& context,
                              int place) {
    const TitleSeries series = m_titles.series(title, context, place);
    // Without one of the two nothing could be tied to it.
    if (!series.subject.empty() && !(series.edition.empty() && series.seat.empty())) {
        set(attributes, "subject", series.subject);
        set(attributes, "edition", series.edition);
        set(attributes, "seat", series.seat);
    }
    if (const std::string code = m_titles.place_of_number(context.doc_number);
        code != base::text_of(attributes, "seat")) {
        set(attributes, "number_place", code);
    }
}

const std::string& DocumentPass::subject(int task) const {
    const auto index = static_cast<std::size_t>(task);
    return task >= 0 && index < m_tasks.size() ? m_tasks[index] : m_policy;
}

void DocumentPass::node(std::string id, const char* kind, std::string name, base::Attributes attributes,
                        std::uint8_t priority, const Evidence& evidence) {
    m_out.nodes.push_back({std::move(id), kind, std::move(name), std::move(attributes), priority, evidence});
}

void DocumentPass::edge(const char* kind, std::string source, std::string target, base::Attributes attributes,
                        const Evidence& evidence) {
    m_out.edges.push_back({kind, std::move(source), std::move(target), std::move(attributes), evidence});
}

void DocumentPass::alias(const std::string& id, const std::string& name, const std::string& shown, const char* type) {
    if (!name.empty() && name != shown && m_done.insert(std::string(type) + id + name).second) {
        m_out.aliases.push_back({id, name, type});
    }
}

Evidence DocumentPass::from(const extract::Evidence& evidence, std::string written) {
    return {evidence.span, evidence.rule, evidence.confidence, std::move(written)};
}

Evidence DocumentPass::of_document(const char* rule) const {
    const auto& document = m_facts.document;
    for (const auto* name : {&document.title, &document.notice_title, &document.doc_number, &document.date_signed}) {
        if (*name && !(*name)->evidence.span.empty()) {
            return {(*name)->evidence.span, rule, (*name)->evidence.confidence, {}};
        }
    }
    return {m_facts.tasks.empty() ? base::Span{} : m_facts.tasks.front().evidence.span, rule, 1000, {}};
}

} // namespace policygraph::resolve
