// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_namer.hpp>
#include <policygraph/resolve/agency_relations.hpp>

#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace policygraph::resolve {

/// All that data say of one agency.
struct AgencyRecord {
    AgencyName name;
    std::string id; ///< content id; "" without a place: then the name means nothing beyond its document
    std::vector<Succession> successors;
    std::optional<Superior> superior;
};

/// A name as a document has it.
struct WrittenAgency {
    const AgencyRecord* record = nullptr;
    std::string zone;               ///< that the name begins with (雄安新区), "" where there is none
    std::vector<std::string> parts; ///< the organs that an unknown name is run together of (AgencyNamer::run_together)
};

/// Each distinct name is worked out once; the answers do not depend on who asked before. Several threads may ask.
class AgencyCache {
public:
    AgencyCache(const AgencyNamer& namer, const AgencyRelations& relations);

    /// `completed` is the name with what it shares with its neighbours in a list.
    [[nodiscard]] const WrittenAgency& find(std::string_view written, std::string_view completed, int scope);
    [[nodiscard]] const AgencyRecord& find(const AgencyName& name);

private:
    [[nodiscard]] AgencyName named(std::string_view written, std::string_view completed, int scope) const;

    const AgencyNamer& m_namer;
    const AgencyRelations& m_relations;
    std::shared_mutex m_mutex;
    std::unordered_map<std::string, const WrittenAgency> m_written;
    std::unordered_map<std::string, std::unique_ptr<const AgencyRecord>> m_records;
};

} // namespace policygraph::resolve
