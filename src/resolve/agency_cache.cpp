// SPDX-License-Identifier: Apache-2.0
#include "resolve/agency_cache.hpp"

#include <policygraph/base/hash.hpp>

#include <mutex>

namespace policygraph::resolve {

namespace {

constexpr char k_between = '\t'; // parts of a key

} // namespace

AgencyCache::AgencyCache(const AgencyNamer& namer, const AgencyRelations& relations)
    : m_namer(namer), m_relations(relations) {}

AgencyName AgencyCache::named(std::string_view written, std::string_view completed, int scope) const {
    // What is an organ of the centre by itself shares nothing with its neighbours.
    return m_namer.name(m_namer.is_central(written, scope) ? written : completed, scope);
}

const WrittenAgency& AgencyCache::find(std::string_view written, std::string_view completed, int scope) {
    std::string key = std::to_string(scope);
    key.append(1, k_between).append(written).append(1, k_between).append(completed);
    {
        const std::shared_lock lock(m_mutex);
        if (const auto found = m_written.find(key); found != m_written.end()) {
            return found->second;
        }
    }
    WrittenAgency agency{
        &find(named(written, completed, scope)), std::string(m_namer.zone_prefix(completed, scope)), {}};
    if (!agency.record->name.official && !agency.record->name.collective) {
        for (const std::string_view part : m_namer.run_together(completed, scope)) {
            agency.parts.emplace_back(part);
        }
    }
    const std::unique_lock lock(m_mutex);
    return m_written.emplace(std::move(key), std::move(agency)).first->second;
}

const AgencyRecord& AgencyCache::find(const AgencyName& name) {
    std::string key = std::to_string(name.place);
    key.append(1, k_between).append(name.full).append(1, k_between).append(name.rule);
    key.append(name.own_level ? 1 : 0, k_between);
    {
        const std::shared_lock lock(m_mutex);
        if (const auto found = m_records.find(key); found != m_records.end()) {
            return *found->second;
        }
    }
    auto record = std::make_unique<AgencyRecord>();
    record->name = name;
    if (name.place != k_no_place) {
        const std::string& code = m_namer.places()[name.place].code;
        record->id = name.own_level ? base::content_id({"Agency", code, name.full, "own"})
                                    : base::content_id({"Agency", code, name.full});
        record->successors = m_relations.successors(name);
        record->superior = m_relations.superior(name);
    }
    const std::unique_lock lock(m_mutex);
    return *m_records.emplace(std::move(key), std::move(record)).first->second;
}

} // namespace policygraph::resolve
