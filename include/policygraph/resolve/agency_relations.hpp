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
    std::string source; ///< who decided the reform and when
};

/// The organ above another one, and where that is laid down.
struct Superior {
    AgencyName organ;
    std::string source;
};

/// What data/succession.tsv, data/central_organs.tsv, data/reforms.tsv and data/agency_lines.tsv say of an organ.
class AgencyRelations {
public:
    /// Throws DataError. The namer must live as long.
    AgencyRelations(const std::filesystem::path& data, const AgencyNamer& namer);

    [[nodiscard]] std::vector<Succession> successors(const AgencyName& name) const;
    /// The organ of the same line one level up; nullopt where its name is not certain.
    [[nodiscard]] std::optional<Superior> superior(const AgencyName& name) const;

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
        std::string source;
    };
    [[nodiscard]] std::optional<AgencyName> organ_above(const AgencyName& name, const Line& line) const;
    [[nodiscard]] bool municipality(int place) const;

    const AgencyNamer& m_namer;
    std::set<int> m_with_cities;                               ///< provinces that have prefectures
    std::map<std::string, std::string, std::less<>> m_reforms; ///< their sources
    std::vector<Heir> m_heirs;
    std::vector<Line> m_lines;
    std::map<std::string, std::size_t, std::less<>> m_below;
    std::map<std::string, std::size_t, std::less<>> m_province;
    std::map<std::string, std::size_t, std::less<>> m_municipality;
};

} // namespace policygraph::resolve
