// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/agency_relations.hpp>

#include "resolve/split.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>

namespace policygraph::resolve {

namespace {

std::optional<Level> level_named(const std::filesystem::path& path, const base::TsvRow& row, const std::string& word) {
    if (word.empty()) {
        return std::nullopt;
    }
    for (const Level level : {Level::Province, Level::Prefecture, Level::County}) {
        if (word == name_of(level)) {
            return level;
        }
    }
    throw base::DataError(path.string(), row.line, 2, "\"" + word + "\" is no level");
}

} // namespace

AgencyRelations::AgencyRelations(const std::filesystem::path& data, const AgencyNamer& namer) : m_namer(namer) {
    const PlaceTable& places = namer.places();
    for (const int city : places.divisions(k_country, Level::Prefecture)) {
        m_with_cities.insert(places[city].parent);
    }
    for (const base::TsvRow& row : base::read_tsv(data / "reforms.tsv", 3)) {
        m_reforms.emplace(row.cells[0], row.cells[2] + " (" + row.cells[1] + ")");
    }
    const auto succession = data / "succession.tsv";
    for (const base::TsvRow& row : base::read_tsv(succession, 5)) {
        if (m_reforms.count(row.cells[4]) == 0) {
            throw base::DataError(succession.string(), row.line, 5, "\"" + row.cells[4] + "\" is not in reforms.tsv");
        }
        m_heirs.push_back(
            {row.cells[0], level_named(succession, row, row.cells[1]), row.cells[2], row.cells[3], row.cells[4]});
    }
    for (const base::TsvRow& row : base::read_tsv(data / "agency_lines.tsv", 6)) {
        const std::size_t index = m_lines.size();
        const std::vector<std::string> provinces = split(row.cells[2], '|');
        m_lines.push_back(
            {row.cells[1], provinces.size() == 1 ? provinces.front() : "", row.cells[3], row.cells[4], row.cells[5]});
        for (const std::string& function : split(row.cells[0], '|')) {
            m_below[function] = index;
        }
        for (const std::string& function : provinces) {
            m_province[function] = index;
        }
        if (!row.cells[3].empty()) {
            m_municipality[row.cells[3]] = index;
        }
    }
}

std::vector<Succession> AgencyRelations::successors(const AgencyName& name) const {
    std::vector<Succession> found;
    const auto add = [&](AgencyName heir, const std::string& date, const std::string& reform) {
        const auto source = m_reforms.find(reform);
        found.push_back({std::move(heir), date, reform, source == m_reforms.end() ? "" : source->second});
    };
    if (name.collective || name.place == k_no_place) {
        return found;
    }
    if (name.place == k_country) {
        const CentralOrgan* organ = m_namer.central(name.full);
        if (organ != nullptr && !organ->successor.empty()) {
            add(m_namer.at_place(organ->successor, k_country, "data.central_organs"), organ->until, organ->reform);
        }
        return found;
    }
    for (const Heir& heir : m_heirs) {
        const bool same_level = !heir.level || *heir.level == m_namer.places()[name.place].level;
        if (same_level && m_namer.at_place(heir.old_name, name.place, "").full == name.full) {
            add(m_namer.at_place(heir.new_name, name.place, "data.succession"), heir.year, heir.reform);
        }
    }
    return found;
}

bool AgencyRelations::municipality(int place) const {
    // 北京, 天津, 上海, 重庆: provinces whose divisions are counties at once.
    const PlaceTable& places = m_namer.places();
    return places[place].level == Level::Province && m_with_cities.count(place) == 0;
}

std::optional<Superior> AgencyRelations::superior(const AgencyName& name) const {
    if (name.collective || !name.official || name.place == k_no_place || name.place == k_country) {
        return std::nullopt;
    }
    const bool below = m_namer.places()[name.place].level > Level::Province;
    const auto& table = below ? m_below : municipality(name.place) ? m_municipality : m_province;
    const auto found = table.find(name.function);
    if (found == table.end() || name.full == name.function) {
        return std::nullopt;
    }
    const Line& line = m_lines[found->second];
    const auto organ = organ_above(name, line);
    return organ ? std::optional(Superior{*organ, line.source}) : std::nullopt;
}

std::optional<AgencyName> AgencyRelations::organ_above(const AgencyName& name, const Line& line) const {
    const PlaceTable& places = m_namer.places();
    if (places[name.place].level == Level::Province) {
        return m_namer.at_place(line.centre, k_country, "data.agency_lines");
    }
    const int parent = places[name.place].parent;
    const std::string& above = places[parent].level == Level::Prefecture ? line.city
                               : municipality(parent)                    ? line.municipality
                                                                         : line.province;
    if (above.empty()) {
        return std::nullopt;
    }
    return m_namer.at_place(AgencyNamer::placed_template(above), parent, "data.agency_lines");
}

} // namespace policygraph::resolve
