// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/place_table.hpp>

#include "resolve/split.hpp"

#include <policygraph/base/errors.hpp>
#include <policygraph/base/tsv.hpp>
#include <policygraph/base/utf8.hpp>

#include <algorithm>

namespace policygraph::resolve {

namespace {

constexpr int k_far = 9;

Level level_of(const std::filesystem::path& path, const base::TsvRow& row) {
    for (const Level level : {Level::Country, Level::Province, Level::Prefecture, Level::County, Level::Zone}) {
        if (row.cells[2] == name_of(level)) {
            return level;
        }
    }
    throw base::DataError(path.string(), row.line, 3, "\"" + row.cells[2] + "\" is no level");
}

} // namespace

const char* name_of(Level level) {
    constexpr const char* k_names[] = {"country", "province", "prefecture", "county", "zone"};
    return k_names[static_cast<std::size_t>(level)];
}

PlaceTable::PlaceTable(const std::filesystem::path& path) {
    const std::vector<base::TsvRow> rows = base::read_tsv(path, 7);
    for (const base::TsvRow& row : rows) {
        if (!m_codes.emplace(row.cells[0], static_cast<int>(m_places.size())).second) {
            throw base::DataError(path.string(), row.line, 1, "code " + row.cells[0] + " stands there twice");
        }
        m_places.push_back({row.cells[0], row.cells[1], row.cells[1],
                            row.cells[6].empty() ? row.cells[1] : row.cells[6], level_of(path, row), k_no_place});
    }
    m_children.resize(m_places.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const base::TsvRow& row = rows[i];
        const int place = static_cast<int>(i);
        m_places[i].parent = row.cells[3].empty() ? k_no_place : find_code(row.cells[3]);
        if (!row.cells[3].empty() && m_places[i].parent == k_no_place) {
            throw base::DataError(path.string(), row.line, 4, "there is no place " + row.cells[3]);
        }
        if (m_places[i].parent != k_no_place) {
            m_children[static_cast<std::size_t>(m_places[i].parent)].push_back(place);
        }
        add_name(row.cells[1], place, true);
        for (const std::string& name : split(row.cells[4], '|')) {
            add_name(name, place, false);
            m_places[i].short_name = name; // the last one is the shortest
        }
        for (const std::string& name : split(row.cells[5], '|')) {
            add_name(name, place, true);
        }
    }
    if (m_places.empty() || m_places.front().level != Level::Country) {
        throw base::DataError(path.string(), 1, 0, "does not begin with the country");
    }
}

void PlaceTable::add_name(const std::string& name, int place, bool full) {
    m_sizes.add(name);
    m_names[name].push_back({place, full});
}

int PlaceTable::find_code(std::string_view code) const {
    const auto found = m_codes.find(code);
    return found == m_codes.end() ? k_no_place : found->second;
}

bool PlaceTable::within(int place, int ancestor) const {
    for (; place != k_no_place; place = (*this)[place].parent) {
        if (place == ancestor) {
            return true;
        }
    }
    return false;
}

int PlaceTable::province_of(int place) const {
    while (place != k_no_place && (*this)[place].level > Level::Province) {
        place = (*this)[place].parent;
    }
    return place;
}

std::vector<int> PlaceTable::divisions(int place, Level level) const {
    std::vector<int> found;
    std::vector<int> above = {place};
    for (std::size_t i = 0; i < above.size(); ++i) {
        for (const int child : m_children[static_cast<std::size_t>(above[i])]) {
            above.push_back(child);
            if ((*this)[child].level == level) {
                found.push_back(child);
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

int PlaceTable::above_ending_with(int place, std::string_view suffix) const {
    for (; place != k_no_place; place = (*this)[place].parent) {
        if ((*this)[place].name.ends_with(suffix)) {
            return place;
        }
    }
    return k_no_place;
}

int PlaceTable::distance(int place, int scope) const {
    if (scope == k_no_place || scope == k_country) {
        return k_far;
    }
    if (place == scope) {
        return 0;
    }
    if (within(place, scope)) {
        return 1;
    }
    if (within(scope, place)) {
        return 2;
    }
    if ((*this)[place].parent == (*this)[scope].parent) {
        return 3;
    }
    return province_of(place) == province_of(scope) ? 4 : k_far;
}

std::optional<PlaceTable::Candidate> PlaceTable::choose(const std::vector<Candidate>& candidates, int scope) const {
    std::optional<Candidate> best;
    int best_distance = k_far + 1;
    bool tie = false;
    for (const Candidate& candidate : candidates) {
        const Level level = (*this)[candidate.place].level;
        const int near = distance(candidate.place, scope);
        if (!candidate.full && level >= Level::County && near == k_far) {
            continue; // 和平, 通道, 公安: too often plain words
        }
        const Level best_level = best ? (*this)[best->place].level : Level::Zone;
        if (!best || near < best_distance || (near == best_distance && level < best_level)) {
            best = candidate;
            best_distance = near;
            tie = false;
        } else if (near == best_distance && level == best_level && candidate.place != best->place) {
            tie = true;
        }
    }
    return tie ? std::nullopt : best;
}

const std::vector<PlaceTable::Candidate>* PlaceTable::named(std::string_view name) const {
    const auto found = m_names.find(name);
    return found == m_names.end() ? nullptr : &found->second;
}

PlaceTable::Prefix PlaceTable::extend(std::string_view text, Prefix prefix) const {
    for (bool more = true; more;) {
        more = false;
        const std::string_view rest = text.substr(prefix.size);
        for (const std::size_t size : m_sizes.at(rest)) {
            const auto* candidates = size <= rest.size() && !more ? named(rest.substr(0, size)) : nullptr;
            if (candidates == nullptr) {
                continue;
            }
            for (const Candidate& candidate : *candidates) {
                if (candidate.full && candidate.place != prefix.place && within(candidate.place, prefix.place)) {
                    prefix = {candidate.place, prefix.size + size, true};
                    more = true;
                    break;
                }
            }
        }
    }
    return prefix;
}

std::vector<PlaceTable::Prefix> PlaceTable::prefixes(std::string_view text, int scope) const {
    std::vector<Prefix> found;
    for (const std::size_t size : m_sizes.at(text)) {
        const auto* candidates = size <= text.size() ? named(text.substr(0, size)) : nullptr;
        if (candidates == nullptr) {
            continue;
        }
        // A division of the place just named counts before the scope: 北京市朝阳区 in a document of Changchun.
        if (const auto chosen = choose(*candidates, scope)) {
            found.push_back(extend(text, {chosen->place, size, chosen->full}));
        }
    }
    return found;
}

} // namespace policygraph::resolve
