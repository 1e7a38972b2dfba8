// SPDX-License-Identifier: Apache-2.0
#include "resolve/document_pass.hpp"

#include <policygraph/base/hash.hpp>

namespace policygraph::resolve {

namespace {

constexpr std::uint8_t k_mention = 1;
constexpr std::uint8_t k_derived = 2;
constexpr std::uint32_t k_between = 6; // bytes that may stand between two names of one list: a mark, blanks

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

// 雄安新区改革发展局、公共服务局: a name that says nothing by itself is the zone's, where the zone has such an organ
// and the list goes on: in one clause, or right behind.
const AgencyRecord& DocumentPass::record_of(std::string_view written, std::string_view name, base::Span at) {
    const WrittenAgency& found = m_agencies.find(written, name, m_scope.place);
    const bool same = at == m_zone_at;
    const bool behind = at.begin >= m_zone_at.end && at.begin - m_zone_at.end <= k_between;
    m_zone_at = at;
    if (!found.zone.empty()) {
        m_zone = found.zone;
    } else if (found.record->name.official || !(same || behind)) {
        m_zone.clear();
    } else if (!m_zone.empty()) {
        std::string whole = m_zone;
        whole.append(name);
        const AgencyRecord& of_zone = *m_agencies.find(whole, whole, m_scope.place).record;
        return of_zone.name.official ? of_zone : *found.record;
    }
    return *found.record;
}

const AgencyRecord& DocumentPass::completed_by_document(const AgencyRecord& found, std::string_view name) {
    if (found.name.rule == "agency.place_added" && !m_department.empty() && m_namer.is_part(name)) {
        const std::string whole = m_department + std::string(name);
        const AgencyRecord& part = *m_agencies.find(whole, whole, m_scope.place).record;
        return part.name.rule == "agency.division" ? part : found;
    }
    const bool township =
        found.name.rule == "agency.unresolved" && m_scope.place == k_no_place && !m_scope.name.empty();
    const bool of_others =
        name.starts_with(m_scope.name) || (m_namer.opens_with(name, "level") && !m_namer.opens_with(name, "no_level"));
    if (township && !of_others && !m_namer.opens_with(name, "central")) {
        AgencyName body = found.name;
        for (const std::string_view level : m_namer.words("township")) { // 镇乡村建设…中心
            name.remove_prefix(name.starts_with(level) && m_scope.name.ends_with(level) ? level.size() : 0);
        }
        body.full = m_scope.name + std::string(name);
        body.rule = "agency.township";
        return m_agencies.find(body);
    }
    return found;
}

std::vector<std::string> DocumentPass::agencies(const std::string& written, const std::string& completed,
                                                const extract::Evidence& evidence) {
    std::vector<std::string> ids;
    if (m_short.count(completed) == 0) {
        for (const std::string& part : m_agencies.find(written, completed, m_scope.place).parts) {
            ids.push_back(agency(part, part, evidence));
        }
    }
    if (ids.empty()) {
        ids.push_back(agency(written, completed, evidence));
    }
    return ids;
}

std::string DocumentPass::agency(std::string_view written, std::string_view completed,
                                 const extract::Evidence& evidence) {
    const auto full = m_short.find(completed); // 奖励办公室, where the text says whose
    const std::string_view name = full == m_short.end() ? completed : std::string_view(full->second);
    const AgencyRecord& record =
        completed_by_document(record_of(full == m_short.end() ? written : name, name, evidence.span), name);
    Evidence mention = from(evidence, std::string(written));
    mention.rule = record.name.rule;
    const std::string id = agency_node(record, k_mention, mention);
    alias(id, std::string(completed), record.name.full, "written");
    return id;
}

// A general short form (方案, 领导小组) is shown with its node but is no name to look it up by.
void DocumentPass::add_aliases() {
    for (const extract::Alias& one : m_facts.aliases) {
        const char* type = one.general ? "local" : "short";
        if (one.of == extract::Alias::Of::Agency) {
            alias(agency(one.name, one.name, one.evidence), one.alias, {}, type);
        } else if (const auto known = m_named.find(one.name); known != m_named.end()) {
            alias(known->second, one.alias, one.name, type);
        }
    }
}

std::string DocumentPass::agency_node(const AgencyRecord& record, std::uint8_t priority, const Evidence& evidence) {
    const PlaceTable& places = m_namer.places();
    const AgencyName& name = record.name;
    const bool placed = !record.id.empty();
    const std::string id =
        placed ? record.id : base::content_id({"Agency", "document", m_facts.document_id, name.full});
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
    add_relations(record, id, derived);
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
            const std::string member_id = agency_node(m_agencies.find(member), k_derived, derived);
            edge("MEMBER_OF", member_id, id, {{"role", std::string("member")}}, derived);
        }
    }
}

void DocumentPass::add_relations(const AgencyRecord& record, const std::string& id, const Evidence& evidence) {
    Evidence derived = evidence;
    derived.written.clear();
    for (const Succession& succession : record.successors) {
        derived.rule = succession.heir.rule;
        const std::string heir = agency_node(m_agencies.find(succession.heir), k_derived, derived);
        base::Attributes attributes;
        set(attributes, "date", succession.date);
        set(attributes, "reform", succession.reform);
        set(attributes, "source", succession.source);
        edge("SUCCEEDED_BY", id, heir, std::move(attributes), derived);
    }
    if (record.superior) {
        derived.rule = record.superior->organ.rule;
        base::Attributes attributes;
        set(attributes, "source", record.superior->source);
        const std::string above = agency_node(m_agencies.find(record.superior->organ), k_derived, derived);
        edge("REPORTS_TO", id, above, std::move(attributes), derived);
    }
}

} // namespace policygraph::resolve
