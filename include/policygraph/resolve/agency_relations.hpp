// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <policygraph/resolve/agency_namer.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace policygraph::resolve {

/// Who followed an organ, when, by which reform.
struct Succession {
    AgencyName heir;
    std::string date;   ///< year
    std::string reform; ///< "" where the data name none
};

/// What data/succession.tsv, data/central_organs.tsv and data/agency_lines.tsv say of an organ.
class AgencyRelations {
public:
    /// Throws DataError. The namer must live as long.
    AgencyRelations(const std::filesystem::path& data, const AgencyNamer& namer);

    [[nodiscard]] std::vector<Succession> successors(const AgencyName& name) const;
    /// The organ of the same line one level up; nullopt where its name is not certain.
    [[nodiscard]] std::optional<AgencyName> superior(const AgencyName& name) const;

private:
    struct Heir {
        std::string old_name; ///< templates
        std::optional<Level> level;
        std::string new_name;
        std::string year;
        std::string reform;
    };
    struct Line {
        std::string city;
        std::string province;
        std::string municipality;
        std::string centre;
    };
    [[nodiscard]] bool municipality(int place) const;

    const AgencyNamer& m_namer;
    std::set<int> m_with_cities; ///< provinces that have prefectures
    std::vector<Heir> m_heirs;
    std::vector<Line> m_lines;
    std::map<std::string, std::size_t, std::less<>> m_below;
    std::map<std::string, std::size_t, std::less<>> m_province;
    std::map<std::string, std::size_t, std::less<>> m_municipality;
};

} // namespace policygraph::resolve
