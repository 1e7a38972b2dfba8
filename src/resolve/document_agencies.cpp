// SPDX-License-Identifier: Apache-2.0
#include "resolve/document_pass.hpp"

#include <policygraph/base/hash.hpp>

namespace policygraph::resolve {

namespace {

constexpr std::uint8_t k_mention = 1;
constexpr std::uint8_t k_derived = 2;

} // namespace

std::string DocumentPass::place(int index, const Evidence& evidence) {
    const PlaceTable& places = m_namer.places();
    const std::string id = base::content_id({"Place", places[index].code});
    if (!m_done.insert(id).second) {
        return id;
    }
    base::Attributes attributes;
    attributes["code"] = places[index].code;
    attributes["level"] = std::string(name_of(places[index].level));
    node(id, "Place", places[index].full_name, std::move(attributes), k_derived, evidence);
    alias(id, places[index].short_name, places[index].full_name, "short");
    if (places[index].parent != k_no_place) {
        Evidence derived = evidence;
        derived.rule = "data.places";
        const std::string parent = place(places[index].parent, derived);
        edge("WITHIN", id, parent, {}, derived);
    }
    return id;
}

std::string DocumentPass::agency(std::string_view written, std::string_view completed,
                                 const extract::Evidence& evidence) {
    auto known = m_names.find(completed);
    if (known == m_names.end()) {
        AgencyName name = m_namer.name(written, m_scope.place);
        // What is an organ of the centre by itself shares nothing with its neighbours.
        if (name.rule != "agency.central" && written != completed) {
            name = m_namer.name(completed, m_scope.place);
        }
        known = m_names.emplace(std::string(completed), std::move(name)).first;
    }
    const AgencyName& name = known->second;
    Evidence mention = from(evidence, std::string(written));
    mention.rule = name.rule;
    const std::string id = agency_node(name, k_mention, mention);
    alias(id, std::string(completed), name.full, "written");
    return id;
}

std::string DocumentPass::agency_node(const AgencyName& name, std::uint8_t priority, const Evidence& evidence) {
    const PlaceTable& places = m_namer.places();
    // Without a place the name means nothing beyond its document.
    const bool placed = name.place != k_no_place;
    const std::string id = placed ? base::content_id({"Agency", places[name.place].code, name.full})
                                  : base::content_id({"Agency", "document", m_facts.document_id, name.full});
    base::Attributes attributes;
    set(attributes, "function", name.function);
    attributes["official"] = name.official;
    attributes["collective"] = name.collective;
    if (placed) {
        attributes["place"] = places[name.place].full_name;
    }
    node(id, "Agency", name.full, std::move(attributes), priority, evidence);
    if (!placed || !m_done.insert(id).second) {
        return id;
    }
    Evidence derived = evidence;
    derived.rule = "data.agencies";
    const std::string seat = place(name.place, derived);
    if (!name.collective && name.full == m_namer.government_of(name.place)) {
        edge("GOVERNS", id, seat, {}, derived);
    }
    add_members(name, id, derived);
    add_relations(name, id, derived);
    return id;
}

void DocumentPass::add_members(const AgencyName& name, const std::string& id, const Evidence& evidence) {
    Evidence derived = evidence;
    derived.rule = "data.places";
    derived.written.clear();
    for (const Level level : name.member_levels) {
        for (const int division : m_namer.places().divisions(name.place, level)) {
            AgencyName member;
            member.full = m_namer.government_of(division);
            member.function = m_namer.government_function();
            member.place = division;
            member.official = true;
            const std::string member_id = agency_node(member, k_derived, derived);
            edge("MEMBER_OF", member_id, id, {{"role", std::string("member")}}, derived);
        }
    }
}

void DocumentPass::add_relations(const AgencyName& name, const std::string& id, const Evidence& evidence) {
    Evidence derived = evidence;
    derived.written.clear();
    for (const Succession& succession : m_relations.successors(name)) {
        derived.rule = succession.heir.rule;
        const std::string heir = agency_node(succession.heir, k_derived, derived);
        base::Attributes attributes;
        set(attributes, "date", succession.date);
        set(attributes, "reform", succession.reform);
        edge("SUCCEEDED_BY", id, heir, std::move(attributes), derived);
    }
    if (const auto superior = m_relations.superior(name)) {
        derived.rule = superior->rule;
        edge("REPORTS_TO", id, agency_node(*superior, k_derived, derived), {}, derived);
    }
}

} // namespace policygraph::resolve
